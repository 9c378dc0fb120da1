import { describe, expect, it } from 'vitest'
import { cause } from '../../../src/app/inbox/cause.ts'

const AT = '2030-01-01T09:00:00Z'

describe('the name of an edit', () => {
  /** Two texts of one length with the same 16 bits: by the names of before, the second was never heard. */
  function alike(): [string, string] {
    const known = new Map<string, string>()
    for (let count = 1_000; ; count += 1) {
      const text = `/note ${count} machines`.padEnd(24, '.')
      const name = cause.editedFormerly('form:x:1@', text)
      const other = known.get(name)
      if (other !== undefined) return [other, text]
      known.set(name, text)
    }
  }

  it('R4.2-4 tells two texts of one second apart, which a short digest takes for one', () => {
    const [one, other] = alike()
    expect(one.length).toBe(other.length)
    expect(cause.commentEdited(7, 1, AT, one)).not.toBe(cause.commentEdited(7, 1, AT, other))
    expect(cause.edited(1, AT, one)).not.toBe(cause.edited(1, AT, other))
  })
  it('is the same for the same edit, whoever finds it', () => {
    expect(cause.commentEdited(7, 1, AT, 'text')).toBe(cause.commentEdited(7, 1, AT, 'text'))
    expect(cause.commentEdited(7, 1, AT, 'text')).toMatch(/^comment:7:[\da-f]{32}:1@2030/)
  })
  it('R8-2 the same words in another place have another, so that a guess is of use for one text alone', () => {
    const [seven, eight] = [7, 8].map((id) => cause.commentEdited(id, 1, AT, 'text').split(':')[2])
    expect(seven).not.toBe(eight)
  })
})
