import { describe, expect, it } from 'vitest'
import type { RequestClass } from '../../../../src/adapters/github/client/request-class.ts'
import type { Pace } from '../../../../src/adapters/github/client/write-pace.ts'
import { issues } from '../../../../src/adapters/github/issues/issues.ts'
import { gitLedger } from '../../../../src/adapters/github/ledger/git-ledger.ts'
import { chainLines, type LineDraft } from '../../../../src/app/case/ledger/chain-lines.ts'
import { countingSalt, ledgerOf, ledgerWith, note } from '../../../support/ledger-drafts.ts'
import { fakeGitHub } from '../fake-github.ts'

/** How urgent each write is that these turns of GitHub answer. */
function urgencies(json: unknown) {
  const asked: RequestClass[] = []
  const pace: Pace = {
    turn: async (one) => void asked.push(one),
    ...{ hold: () => undefined, heldFor: () => 0, isHeldUp: () => false, answersLateUntil: () => undefined },
  }
  const { client } = fakeGitHub([{ status: 200, json }], { pace })
  return { client, asked: () => asked.filter(({ costs }) => costs !== 'read').map(({ urgency }) => urgency) }
}

describe('R4.3-1 what waits for what where GitHub slows the app down', () => {
  const before = { lines: ledgerWith('一'), version: 'a' }
  const refusal = (code: string): LineDraft => ({
    ...note(''),
    entry: { type: 'request-refused', data: { command: 'move', reasons: [{ code }] }, text: { reasons: '[]' } },
  })
  const appended = async (...drafts: LineDraft[]) => {
    const { client, asked } = urgencies({ content: { sha: 'b' } })
    const lines = chainLines(before.lines, drafts, { salt: countingSalt() })
    await gitLedger(client as never).append(ledgerOf(12), before, lines, 'more')
    return asked()
  }

  it('allowed: what somebody did is recorded before all else, also beside a refusal, and where it has to be confirmed', async () => {
    expect(await appended(note('封じ込めた'))).toEqual(['record'])
    expect(await appended(refusal('not-for-you'), note('封じ込めた'))).toEqual(['record'])
    expect(await appended(refusal('contained-unconfirmed'))).toEqual(['record'])
  })

  it('refused: that somebody asked in vain stands behind records and calls, and the answer to it behind everything', async () => {
    expect(await appended(refusal('not-for-you'), refusal('no-way'))).toEqual(['answer'])
    const { client, asked } = urgencies({ id: 1, node_id: 'x', data: {} })
    const port = issues(client, { me: 'hikeshi[bot]', now: () => new Date(0) })
    const ref = { repository: { owner: 'o', name: 'r' }, number: 1 }
    await port.comment(ref, 'refused', 'mark', 'hint')
    await port.tell({ answers: { issue: 'x', bodies: ['refused'], urgency: 'hint' }, record: '' })
    await port.tell({ answers: { issue: 'x', bodies: ['moved'], urgency: 'call' }, record: '' })
    expect(asked()).toEqual(['hint', 'hint', 'call'])
  })
})
