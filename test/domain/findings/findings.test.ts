import { describe, expect, it } from 'vitest'
import { checkOperation } from '../../../src/domain/audit/operation-check/check-operation.ts'
import type { Judgement, OperationFinding } from '../../../src/domain/audit/operation-check/operation.ts'
import { toldIn } from '../../../src/domain/audit/operation-check/told-in.ts'
import { changedFindings } from '../../../src/domain/findings/changed-findings.ts'
import { withChanges } from '../../../src/domain/findings/evolve-findings.ts'
import { type Findings, standing } from '../../../src/domain/findings/findings.ts'
import { ranges } from '../../../src/domain/findings/ranges.ts'
import { takeFindings } from '../../../src/domain/findings/take-findings.ts'
import { NOBODY_ASKED } from '../../support/nobody-asked.ts'
import { defaultPolicy, runbookOf } from '../../support/worlds.ts'

const judged = (...findings: OperationFinding[]): Judgement[] => [
  { clause: 'R4.1-1', state: findings.length > 0 ? 'fails' : 'set-up', findings, evidence: [] },
]
const never = (runbook: string): OperationFinding => ({ code: 'review-never', runbook })

/** Looks again and again, each time writing down what differs. */
function looks(...times: Judgement[][]): { findings: Findings | undefined; written: number } {
  let findings: Findings | undefined
  let written = 0
  for (const [at, now] of times.entries()) {
    const event = changedFindings(findings, now)
    if (event === undefined) continue
    written += 1
    findings = withChanges(findings, { seq: at, at: `2030-01-0${at + 1}T00:00:00Z` }, event)
  }
  return { findings, written }
}
const ids = ({ findings }: ReturnType<typeof looks>): string[] =>
  standing(findings).map(({ id, runbook }) => `${id} ${runbook}`)

describe('findings of an operation check on its record', () => {
  it('R5-1 are written down once, however often it is looked', () => {
    const look = judged(never('power'), never('malware'))
    expect(looks(look, look, look)).toMatchObject({ written: 1 })
    expect(ids(looks(look, look))).toEqual(['f1 power', 'f2 malware'])
  })

  it('R5-1 keep their numbers in the order in which they were found, also where they were gone meanwhile', () => {
    const [power, malware, disaster] = [never('power'), never('malware'), never('disaster')]
    const times = [judged(power, malware), judged(malware, disaster), judged(disaster, power)]
    expect(ids(looks(...times.slice(0, 2)))).toEqual(['f2 malware', 'f3 disaster'])
    expect(ids(looks(...times))).toEqual(['f1 power', 'f3 disaster'])
  })

  it('R5-1 are another edition where one says something else, or a requirement is judged otherwise', () => {
    const late = (detail: string) => judged({ code: 'review-overdue', runbook: 'power', detail })
    expect(looks(late('2030-01-01'), late('2030-02-01'))).toMatchObject({ written: 2, findings: { edition: 1 } })
    const none: Judgement[] = [{ clause: 'R4.1-1', state: 'not-applicable', findings: [], evidence: [] }]
    expect(looks(judged(), none)).toMatchObject({ written: 2 })
  })

  it('R5-1 the evidence on the record stays while it still shows it: one case more alone changes nothing', () => {
    const shown = (...lines: number[]): Judgement[] => [
      {
        ...{ clause: 'R4.1-1', state: 'shown', findings: [] },
        evidence: lines.map((seq) => ({ kind: 'line', repository: 'incidents', issue: 1, year: 2030, seq })),
      },
    ]
    const seqs = ({ findings }: ReturnType<typeof looks>) =>
      findings?.states['R4.1-1']?.evidence.map((one) => (one.kind === 'line' ? one.seq : undefined))
    expect(looks(shown(3), shown(3, 4)).written).toBe(1)
    expect(seqs(looks(shown(3), shown(4)))).toEqual([4])
    expect(seqs(looks(shown(1, 2, 3, 4, 5)))).toEqual([3, 4, 5])
  })

  it('R4.4-5 a record of before evidence was named is read: by cases it was shown, by the policy alone set up', () => {
    const states = {
      'R4.1-1': { state: 'holds' as const, by: ['policy' as const] },
      'R4.3-1': { state: 'holds' as const, by: ['cases' as const] },
    }
    const event = { type: 'findings-changed' as const, data: { found: [], gone: [], states }, text: { details: '{}' } }
    expect(withChanges(undefined, { seq: 1, at: '2030-01-01T00:00:00Z' }, event).states).toMatchObject({
      ...{ 'R4.1-1': { state: 'set-up' }, 'R4.3-1': { state: 'shown' } },
    })
  })

  it('R8-2 what quotes people stands outside the hash, and can be redacted without harm', () => {
    const event = changedFindings(undefined, judged({ code: 'phone-unfilled', runbook: 'power', detail: '弁護士 X' }))
    expect(JSON.stringify(event?.data)).not.toContain('弁護士')
    if (event === undefined) expect.fail('It is something new')
    const bare = { ...event, text: { details: '' } }
    expect(withChanges(undefined, { seq: 1, at: '2030-01-01T00:00:00Z' }, bare).all).toMatchObject([
      { id: 'f1', detail: '' },
    ])
  })
})

describe('findings as people name them', () => {
  it.each([
    ['F1 F2: 直す', ['f1', 'f2'], '直す'],
    ['f1, Ｆ3 直す', ['f1', 'f3'], '直す'],
    ['F2–F4、F6 as it is', ['f2', 'f3', 'f4', 'f6'], 'as it is'],
    ['F1-3: x', ['f1', 'f2', 'f3'], 'x'],
    ['Fix F1', [], 'Fix F1'],
    ['F9-F2 x', [], 'F9-F2 x'],
    ['F1-F9999 x', [], 'F1-F9999 x'],
  ])('R5-1 %s', (text, findings, rest) => {
    expect(takeFindings(text)).toEqual({ findings, rest })
  })

  it('R5-1 those that follow each other are named as one', () => {
    expect(ranges(['f1', 'f2', 'f3', 'f7'].map((id) => ({ id })))).toBe('F1–F3 F7')
  })
})

describe('whose cases are told of where', () => {
  it('R8-2 those that few may read are told of in their own repository alone', () => {
    expect(toldIn(defaultPolicy, 'incidents')).toEqual({ repositories: ['incidents'], leftOut: ['restricted'] })
    expect(toldIn(defaultPolicy, 'restricted')).toEqual({ repositories: ['incidents', 'restricted'], leftOut: [] })
  })

  it('R8-2 R7-1 what is asked for in left out cases alone is judged by nobody here', () => {
    const operation = {
      ...NOBODY_ASKED,
      ...{
        policy: defaultPolicy,
        runbooks: [runbookOf('power', ['power'])],
        cases: [],
        brokenRecords: [],
        unread: [],
        sweep: 'not-checked' as const,
        unheard: 'not-checked' as const,
      },
      now: '2030-01-01T00:00:00Z',
    }
    const of = (leftOut: string[], clause: string) =>
      checkOperation({ ...operation, leftOut }).find((one) => one.clause === clause)
    expect(of(['restricted'], 'R7-4')).toMatchObject({ state: 'not-applicable', evidence: [] })
    expect(of(['restricted'], 'R4.1-1')).toMatchObject({ state: 'fails' })
  })

  it('R5-1 runbooks that cannot be read are the finding, and not that there are none', () => {
    const operation = {
      ...NOBODY_ASKED,
      ...{ policy: defaultPolicy, runbooks: [], cases: [], brokenRecords: [], leftOut: [] },
      ...{ now: '2030-01-01T00:00:00Z', unread: ['runbooks' as const], sweep: 'never' as const },
      unheard: 'not-checked' as const,
    }
    const all = checkOperation(operation).flatMap(({ findings }) => findings.map(({ code }) => code))
    expect(all).toContain('source-unreadable')
    expect(all).not.toContain('no-runbooks')
  })

  it('R5-1 one that was never signed is found, and not by the one that is drawn up', () => {
    const operation = {
      ...NOBODY_ASKED,
      ...{
        policy: defaultPolicy,
        runbooks: [],
        cases: [],
        brokenRecords: [],
        leftOut: [],
        unread: [],
        sweep: 'not-checked' as const,
        unheard: 'not-checked' as const,
      },
      now: '2030-01-01T00:00:00Z',
    }
    const codes = (more: object) =>
      checkOperation({ ...operation, ...more })
        .find(({ clause }) => clause === 'R5-1')
        ?.findings.map(({ code }) => code)
    expect(codes({})).toEqual(['check-never-signed'])
    expect(codes({ drawnUpFor: { process: 'operation-check' } })).toEqual([])
  })
})
