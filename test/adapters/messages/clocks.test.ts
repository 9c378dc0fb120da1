import { describe, expect, it } from 'vitest'
import { messages } from '../../../src/adapters/messages/messages.ts'
import { LANGUAGES } from '../../../src/domain/policy/languages.ts'
import { because } from '../../../src/domain/refusals/reason.ts'
import type { Said } from '../../../src/domain/screen/answer.ts'
import { statusOf } from '../../../src/domain/screen/status.ts'
import type { Act } from '../../support/acts.ts'
import { incidentIn, reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { caseOf } from '../../support/story.ts'
import { rendered } from './rendered.ts'
import { answerText, sampleWorld, told } from './sample-world.ts'

const now = told([reported()])
const said = (kind: Said['kind'], roles: string[], clock = 'detection-to-report'): Said => ({
  clock,
  step: kind,
  kind,
  since: '2030-01-01T00:00:00Z',
  until: '2030-01-01T01:00:00Z',
  roles,
})

describe('what clocks say', () => {
  it.each(LANGUAGES)('%s: calls exactly those whom the clock names, with the deadline and its clause', (language) => {
    const says = [said('due', ['officer']), said('escalation', ['deputy'])]
    const text = answerText(now, { kind: 'reminder', line: 9, by: PEOPLE.app, says }, language)
    expect(rendered(text).mentions).toEqual(['officer', 'deputy'])
    expect(text).toContain('2030-01-01 10:00 JST')
    expect(text).toContain('R4.2-1')
  })

  it.each(LANGUAGES)(
    '%s: R4.4-2 R4.4-3 each says what ends it, and a late report is asked for its reason alone',
    (language) => {
      const isIn = (ja: string, en: string) => (language === 'ja' ? ja : en)
      const ends = {
        'board-report': isIn('/acknowledge 取締役会報告', '/acknowledge board-report'),
        'notice-customers': isIn('/sent 顧客への周知', '/sent customers'),
      }
      for (const [clock, command] of Object.entries(ends)) {
        const text = answerText(
          now,
          { kind: 'reminder', line: 9, by: PEOPLE.app, says: [said('due', ['officer'], clock)] },
          language,
        )
        expect(text, clock).toMatch(new RegExp(`@officer[^]*→ \`${command}`))
      }
      const board = answerText(
        now,
        { kind: 'reminder', line: 9, by: PEOPLE.app, says: [said('due', ['officer'], 'board-report')] },
        language,
      )
      // The officer records it with the minutes: without them the command is the board's own.
      expect(board).toMatch(/`\/acknowledge (?:board-report|取締役会報告) ‹[^`]+`/)
      const late = answerText(
        now,
        { kind: 'reminder', line: 9, by: PEOPLE.app, says: [said('late', ['reporter'])] },
        language,
      )
      expect(late).not.toContain('→')
    },
  )

  it.each(LANGUAGES)(
    '%s: R4.2-1 all say once kind, severity and phone; to contain, only before anything was and where nobody acts',
    (language) => {
      const about = language === 'ja' ? '深刻度：' : 'severity'
      const text = (acts: readonly Act[], kind: Said['kind']) =>
        answerText(
          told(acts),
          { kind: 'reminder', line: 9, by: PEOPLE.app, says: [said(kind, ['officer']), said(kind, ['deputy'])] },
          language,
        )
      const times = (words: string) => words.split(about).length - 1
      expect(times(text([reported()], 'due'))).toBe(1)
      expect(text([reported()], 'due')).toContain('`/contain ‹')
      expect(times(text(incidentIn('containment'), 'due'))).toBe(1)
      expect(text(incidentIn('containment'), 'due')).toContain('03-5550-0100')
      expect(text(incidentIn('containment'), 'due')).not.toContain('/contain')
      expect(times(text(incidentIn('containment'), 'escalation'))).toBe(1)
    },
  )

  const calls = (acts: readonly Act[], clock: string, language: 'en' | 'ja', subject?: string, world = sampleWorld) =>
    messages().call(
      world,
      caseOf(told(acts)),
      {
        ...{ call: 'near', line: 9, channel: 'chat', step: 'deadline-near', attempt: 1, to: [PEOPLE.officer] },
        ...{ isDiscreet: false, isKeptBack: false, deadline: { clock, subject, until: '2030-01-05T14:59:00Z' } },
        by: { kind: 'webhook', template: 'generic', url: 'env:HIKESHI_CALL_URL' },
      },
      'https://github.example/acme/incidents/issues/1',
      language,
    )

  it.each(LANGUAGES)(
    '%s: R4.2-1 a call for a deadline says which, until when, and the command that ends it',
    (language) => {
      const isIn = (ja: string, en: string) => (language === 'ja' ? ja : en)
      const { text, command } = calls(incidentIn('containment'), 'personal-data-preliminary', language)
      expect(text).toContain(
        isIn('個人情報保護委員会への速報（2030-01-05 23:59 JST まで）', '(by 2030-01-05 23:59 JST)'),
      )
      expect(command).toBe(isIn('/set 個人情報保護委員会への速報の日時 ‹日時›', '/set ppc-preliminary-at ‹time›'))
      expect(text.split('\n').at(-1)).toContain(command)
      expect(text).not.toContain('/contain')
      // Before anything is contained, that comes first.
      const first = calls([reported()], 'officer-first-act', language)
      expect(first.command).toMatch(/^\/contain ‹/)
      expect(first.text.indexOf('/contain')).toBeLessThan(first.text.indexOf('/note'))
    },
  )

  it('R8-2 nor does it name a system where the policy keeps that to the case', () => {
    const { systems, ...fields } = sampleWorld.policy.fields
    if (systems === undefined) throw new Error('no such field')
    const closed = { ...systems, confidential: true }
    const world = { ...sampleWorld, policy: { ...sampleWorld.policy, fields: { ...fields, systems: closed } } }
    const acts = incidentIn('recovery')
    expect(calls(acts, 'recovery', 'ja', 'email').text).toContain('復旧（メール）')
    expect(JSON.stringify(calls(acts, 'recovery', 'ja', 'email', world))).not.toContain('メール')
  })

  it('R4.2-1 asks for the reason of a late report without reproach, and how to write it', () => {
    const asks = [said('late', ['reporter'])]
    const text = answerText(
      now,
      { kind: 'opened', isStarted: false, isCalledApart: true, line: 1, by: PEOPLE.reporter, asks, written: [] },
      'ja',
    )
    expect(text).toContain('責めるものではありません')
    expect(text).toMatch(/`\/set [^ a-z]+ ‹内容›`/)
  })

  it.each([
    [undefined, false, '- From detection to report: by 2030-01-01 10:00 JST (from the report, 2030-01-01 09:00 JST)'],
    [undefined, true, '**Overdue** From detection to report'],
    ['2030-01-01T02:00:00Z', false, 'done 2030-01-01 11:00 JST, after its time'],
  ])('the status comment has each deadline, why it runs, since when and until when', (stopped, overdue, expected) => {
    const clock = { ...said('due', []), id: 'detection-to-report', subject: undefined, stopped, overdue }
    const late = stopped !== undefined
    const clocks = [{ ...clock, late, why: { event: 'opened' as const }, steps: [] }]
    const status = { ...statusOf(sampleWorld, caseOf(now), now.placed), clocks }
    expect(messages().status(sampleWorld, status, 'en')).toContain(expected)
  })
})

describe('what is said of a policy', () => {
  it.each(LANGUAGES)('%s: adopted, refused with every reason, or not there at all', async (language) => {
    const { adoption, unadopted } = messages()
    const sha = 'a'.repeat(40)
    const by = PEOPLE.officer
    expect(
      await adoption(
        { kind: 'adopted', sha, by, how: 'officer', safeguards: { stated: [], unstated: [] } },
        by,
        language,
      ),
    ).toContain(sha)
    const reasons = [
      because('policy-invalid', undefined, {
        file: 'hikeshi.yml',
        line: '14',
        column: '7',
        problem: 'unknown-phase',
        message: '@x',
      }),
      because('not-the-current-file', undefined, { file: 'hikeshi.yml', sha }),
    ]
    const refused = await adoption({ kind: 'refused', reasons, overlaps: [] }, by, language)
    expect(rendered(refused).mentions).toEqual(['officer'])
    expect(refused).toMatch(/14\D+7/)
    expect(refused).toContain(`\`${sha}\``)
    expect(refused).toContain(`/adopt ${sha}`)
    expect(await unadopted(sha, language)).toContain(`/adopt ${sha}`)
    expect(await unadopted(undefined, language)).toContain('hikeshi.yml')
  })
})
