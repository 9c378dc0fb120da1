import { describe, expect, it } from 'vitest'
import { chainLines } from '../../../../src/app/case/ledger/chain-lines.ts'
import { printLedger } from '../../../../src/app/case/ledger/text-format.ts'
import { trustedPrefix } from '../../../../src/app/case/ledger/trusted-prefix.ts'
import { countingSalt, ledgerOf, ledgerWith, note } from '../../../support/ledger-drafts.ts'

const APP = { id: 1, login: 'hikeshi[bot]' }
const STRANGER = { id: 9, login: 'mallory' }
const RULES = { writers: [APP], signatures: 'not-expected' as const }

type Step = { by: typeof APP; text: string; parents?: string[] }

/** One commit a step, each on the one before it unless it says otherwise. */
const judge = (...steps: Step[]) => {
  const texts = new Map(steps.map(({ text }, at) => [`c${at}`, text]))
  const commits = steps.map(({ by, parents }, at) => ({
    ...{ commit: `c${at}`, author: by, committer: by, signature: 'verified' as const },
    parents: parents ?? (at === 0 ? [] : [`c${at - 1}`]),
  }))
  const trace = { text: steps.at(-1)?.text ?? '', version: 'v', commits: commits.toReversed() }
  return trustedPrefix(ledgerOf(12), trace, async (commit) => texts.get(commit), RULES)
}
const grown = (lines: readonly Parameters<typeof printLedger>[0][number][], ...texts: string[]) => [
  ...lines,
  ...chainLines(
    lines,
    texts.map((text) => note(text)),
    { salt: countingSalt() },
  ),
]
const good = ledgerWith('one')
const forged = grown(good, 'forged')

describe('R4.4-5 what of a ledger is believed', () => {
  it('all of it, where the app alone wrote', async () => {
    expect(
      await judge({ by: APP, text: printLedger(good) }, { by: APP, text: printLedger(grown(good, 'two')) }),
    ).toEqual({ lines: grown(good, 'two') })
  })

  it('refused: a rightly hashed line by somebody else, and what the app wrote on top of it', async () => {
    const built = grown(forged, 'three')
    const { lines, tampering } = await judge(
      { by: APP, text: printLedger(good) },
      { by: STRANGER, text: printLedger(forged) },
      { by: APP, text: printLedger(built) },
    )
    expect(lines).toEqual(good)
    expect(tampering).toEqual({
      found: [{ kind: 'written', line: good.length + 1, commit: 'c1', by: 'mallory' }],
      ...{ stands: true, shut: false },
    })
  })

  it('allowed: what the app wrote in the place of a forged line; the offence stays known', async () => {
    const healed = grown(good, 'two')
    const { lines, tampering } = await judge(
      { by: APP, text: printLedger(good) },
      { by: STRANGER, text: printLedger(forged) },
      { by: APP, text: printLedger(healed) },
    )
    expect(lines).toEqual(healed)
    expect(tampering).toMatchObject({ stands: false, shut: false, found: [{ commit: 'c1' }] })
  })

  it('allowed: somebody puts back what the app wrote, lines that were taken away too', async () => {
    const { lines, tampering } = await judge(
      { by: APP, text: printLedger(good) },
      { by: STRANGER, text: printLedger(good.slice(0, 1)) },
      { by: STRANGER, text: printLedger(good) },
    )
    expect(lines).toEqual(good)
    expect(tampering?.found).toEqual([{ kind: 'written', line: 2, commit: 'c1', by: 'mallory' }])
    expect(tampering?.stands).toBe(false)
  })

  it('refused: a merge that takes over an older state; what it hides goes on counting', async () => {
    const { lines, tampering } = await judge(
      { by: APP, text: printLedger(good.slice(0, 1)) },
      { by: APP, text: printLedger(good) },
      { by: STRANGER, text: printLedger(good.slice(0, 1)), parents: ['c1', 'c0'] },
    )
    expect(lines).toEqual(good)
    expect(tampering?.found).toEqual([{ kind: 'written', line: 2, commit: 'c2', by: 'mallory' }])
  })

  it('refused: a text that was changed in a line that stood already', async () => {
    const text = printLedger(good).replace('"text":"one"', '"text":"none"')
    expect(text).not.toBe(printLedger(good))
    const { lines, tampering } = await judge({ by: APP, text: printLedger(good) }, { by: STRANGER, text })
    expect(lines).toEqual(good)
    expect(tampering).toMatchObject({ stands: true, shut: false, found: [{ commit: 'c1' }] })
  })

  it('refused: another word under the hash of a line that stood already; who wrote it is told', async () => {
    const text = printLedger(good).replace('"door":"comment"', '"door":"form"')
    expect(text).not.toBe(printLedger(good))
    const { lines, tampering } = await judge({ by: APP, text: printLedger(good) }, { by: STRANGER, text })
    expect(lines).toEqual(good)
    expect(tampering).toMatchObject({ stands: true, shut: false, found: [{ commit: 'c1', by: 'mallory' }] })
  })

  it('a line of the app’s own that cannot be read is not written over: another version of it may know it', async () => {
    const { lines, tampering } = await judge(
      { by: APP, text: printLedger(good) },
      { by: APP, text: `${printLedger(good)}{"v":2}\n` },
    )
    expect(lines).toEqual(good)
    expect(tampering).toEqual({
      found: [{ kind: 'unreadable', line: good.length + 1, commit: undefined, by: undefined }],
      ...{ stands: true, shut: true },
    })
  })

  it('a record that somebody else began counts for nothing, and is not written over', async () => {
    const { lines, tampering } = await judge({ by: STRANGER, text: printLedger(good) })
    expect(lines).toEqual([])
    expect(tampering?.shut).toBe(true)
  })
})
