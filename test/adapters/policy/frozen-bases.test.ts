import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { digestOf } from '../../../src/adapters/policy/bases.ts'

const folder = new URL('../../../templates/policy/', import.meta.url)

/**
 * Bases as companies build on them, by their digests. None of these ever changes: a company's own file means what it meant on
 * the day on which it was adopted. Where the regulation, or what Hikeshi makes of it, calls for another base:
 *
 * 1. copy `templates/policy/hikeshi.yml` to `templates/policy/default-1.yml`, and let `default@1` in `bases.json` name that file;
 * 2. change `hikeshi.yml`, and enter it in `bases.json` as `default@2`;
 * 3. add the digest of `default@2` here, once it is what companies are to have; `default@1` stays below as it is.
 *
 * `hikeshi upgrade` then raises companies from the one to the other, and says in words what that changes for them.
 */
const FROZEN: Readonly<Record<string, string>> = {
  'default@1': '9c0d9522147823f7d3efa9f3742a297edfd159d314ed7bcdb37ce7722bdf5d74',
}

describe('bases that companies build on', () => {
  const list = JSON.parse(readFileSync(new URL('bases.json', folder), 'utf8')) as Record<
    string,
    { file: string; sha256: string }
  >

  it.each(Object.entries(FROZEN))(
    'R9-2 R9-5 %s is what it was: whoever changes it makes the next one',
    (name, digest) => {
      const { file, sha256 } = list[name] ?? expect.fail(`${name} is gone`)
      expect(digestOf(readFileSync(new URL(file, folder), 'utf8'))).toBe(digest)
      expect(sha256).toBe(digest)
    },
  )

  it('R9-2 refused: a base that is listed and frozen by nobody', () => {
    expect(Object.keys(list)).toEqual(Object.keys(FROZEN))
  })
})
