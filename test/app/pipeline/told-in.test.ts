import { describe, expect, it } from 'vitest'
import { cause } from '../../../src/app/inbox/cause.ts'
import type { SignalOf } from '../../../src/app/inbox/signal.ts'
import { toldIn } from '../../../src/app/pipeline/request.ts'
import { PEOPLE } from '../../support/people.ts'
import { defaultPolicy } from '../../support/worlds.ts'

const AT = '2030-01-01T10:00:00Z'
const body = '/set severity high'
const author = { ...PEOPLE.officer, type: 'User' }
const name = cause.commentEdited(500, author.id, AT, body)
const edit = {
  ...{ kind: 'comment-edited', actor: author, at: AT, cause: name, via: 'account', before: '/set severity low' },
  comment: { id: 500, body, author, createdAt: AT },
  issue: { labels: [] },
} as unknown as SignalOf<'comment-edited'>

/** The names by which an edit asks, of a case whose record has these. */
const namesBeside = (seen: readonly string[]): readonly string[] =>
  toldIn(
    { rules: defaultPolicy } as Parameters<typeof toldIn>[0],
    { told: { kind: 'signal', signal: edit } } as Parameters<typeof toldIn>[1],
    { run: { file: { case: { process: 'incident' }, seen: new Set(seen) } } } as unknown as Parameters<
      typeof toldIn
    >[2],
  ).map((one) => one.cause)

describe('an edit that is delivered once more', () => {
  const former = cause.editedFormerly(name, body)
  it('R4.2-4 goes on under the name that an older record has for it', () => {
    expect(namesBeside([`${former}#0`])).toEqual([`${former}#0`])
    expect(namesBeside([`${former}#gone`])).toEqual([`${former}#0`])
  })
  it('R4.2-4 has its own name where the record has none, or that of another edit', () => {
    expect(namesBeside([])).toEqual([`${name}#0`])
    expect(namesBeside([`${cause.editedFormerly(name, 'another text')}#0`])).toEqual([`${name}#0`])
  })
})
