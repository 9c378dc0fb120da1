import { describe, expect, it } from 'vitest'
import { BASES, baseList } from './base-digests.ts'
import { textOf } from './files.ts'

describe('the bases that companies build on', () => {
  it('are those whose digests are kept (else, while a base is not released: npm run docs)', () => {
    expect(textOf(BASES)).toBe(baseList())
  })

  it('a released one is frozen: its file must not change any more', () => {
    const released = textOf(BASES).replace('"released": false', '"released": true')
    expect(baseList(released)).toBe(released)
    expect(() => baseList(released, (path) => `${textOf(path)}\n`)).toThrow('default@1 is released')
  })
})
