import {
  type Actor,
  type Door,
  type LedgerEntry,
  type LedgerLine,
  NO_PREVIOUS,
} from '../../../domain/case/ledger-line.ts'
import { canonicalJson, type HashedPart, lineHash, textDigest } from './line-hash.ts'
import { parseLedger, printLedger } from './text-format.ts'

/** A line that has no place in the chain yet. */
export interface LineDraft {
  at: string
  recorded: string
  actor: Actor
  door: Door
  cause: string
  policy: string
  entry: LedgerEntry
}

export type ChainHead = Pick<LedgerLine, 'seq' | 'hash' | 'recorded'>

/** Gives the drafts their place after `previous` (the lines so far, or just the last one). */
export function chainLines(
  previous: readonly LedgerLine[] | ChainHead,
  drafts: readonly LineDraft[],
  { salt }: { salt: () => string },
): LedgerLine[] {
  let head: ChainHead | undefined = 'hash' in previous ? previous : previous.at(-1)
  return drafts.map((draft) => {
    const line = chainLine(head, draft, salt)
    head = line
    return line
  })
}

function chainLine(head: ChainHead | undefined, draft: LineDraft, salt: () => string): LedgerLine {
  const { at, actor, door, cause, policy, entry } = draft
  const texts: LedgerLine['texts'] = {}
  const free: LedgerLine['free'] = {}
  for (const [key, text] of Object.entries(entry.text ?? {})) {
    if (text === undefined) continue
    const grain = salt()
    texts[key] = textDigest(grain, text)
    free[key] = { salt: grain, text }
  }
  const line: HashedPart = {
    v: 1,
    seq: head ? head.seq + 1 : 0,
    at,
    recorded: notBefore(head?.recorded, draft.recorded),
    actor: { id: actor.id, login: actor.login },
    door,
    cause,
    policy,
    type: entry.type,
    // As it will be read back: no absent members, no -0.
    data: JSON.parse(canonicalJson(entry.data)),
    texts,
    prev: head?.hash ?? NO_PREVIOUS,
  }
  return readable({ ...line, hash: lineHash(line), free })
}

/** A line that could not be read back would shut the case for good, so it is not written in the first place. */
function readable(line: LedgerLine): LedgerLine {
  const { problem } = parseLedger(printLedger([line]))
  if (problem) throw new TypeError(`A "${line.type}" line cannot be recorded: ${problem.why}`)
  return line
}

/** Clocks of two instances differ by a little; the record's own time never runs backwards. */
function notBefore(earlier: string | undefined, time: string): string {
  return earlier !== undefined && Date.parse(earlier) > Date.parse(time) ? earlier : time
}
