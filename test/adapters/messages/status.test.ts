import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import { LANGUAGES } from '../../../src/domain/policy/languages.ts'
import { as, choose, contain, move, record, silent } from '../../support/acts.ts'
import { worldWithCustomers } from '../../support/customers.ts'
import { incidentIn, reported, reportedWithTime } from '../../support/incident.ts'
import { runbookOf } from '../../support/worlds.ts'
import { rendered } from './rendered.ts'
import { closing, learning } from './sample-acts.ts'
import { answerTexts, sampleWorld, statusText, told } from './sample-world.ts'

const isOfReporter = ({ actor, event }: RecordedEvent): boolean =>
  actor.login === 'reporter' && event.type !== 'request-refused' && event.type !== 'screen-bound'

const containing = told([reported('malware', { ongoing: ['spreading'] }), as('responder', contain('Unplugged'))])

describe('the status comment', () => {
  it.each(LANGUAGES)('%s: begins with its mark, and has it once', (language) => {
    const text = statusText(containing, language)
    expect(text.startsWith('<!-- hikeshi:status -->\n')).toBe(true)
    expect(text.match(/<!--/g)).toHaveLength(1)
  })

  it('tells first where the case stands, who acts, who decides, how grave it is and whom to phone (R4.1-1b)', () => {
    const head = statusText(containing, 'ja').split('###')[0] ?? ''
    expect(head).toContain('## 現在の段階：封じ込め\n')
    expect(head).toContain('**3/7** → 根絶')
    expect(head).toMatch(/次にすること.*`responder`、`executive`/)
    expect(head).toMatch(/実行責任者.*`executive`/)
    expect(head).toContain('🟠 高')
    expect(head).toContain('B 優先')
    expect(head).toContain('03-5550-0100')
  })

  it.each([
    ['ja', /職場の緊急連絡先/],
    ['en', /your workplace’s list of emergency contacts/],
  ] as const)(
    '%s: R4-2 a placeholder is nobody’s number: where it is found is told in its place',
    (language, where) => {
      const { policy } = sampleWorld
      const unset = { ...sampleWorld, policy: { ...policy, company: { ...policy.company, phone: '03-0000-0000' } } }
      const acts = [reported('malware', { ongoing: ['spreading'] }), as('responder', contain('Unplugged'))]
      const shown = [statusText(told(acts, unset), language, unset), ...answerTexts(acts, language, unset)].join('\n')
      expect(shown).toMatch(where)
      expect(shown).not.toContain('03-0000-0000')
    },
  )

  it('has the whole way folded with the timeline, and there only what happened', () => {
    const refused = told([reported(), as('reporter', move('learning')), as('responder', contain('Unplugged'))])
    const folded = statusText(refused, 'ja').split('<summary>').at(-1) ?? ''
    expect(folded).toContain('✅ 報告受付 → ⏭ 分析 → **▶ 封じ込め** → ○ 根絶 → ○ 復旧 → ○ 学習 → ○ 完了')
    expect(folded).toContain('Unplugged')
    expect(refused.placed.map(({ event }) => event.type)).toContain('request-refused')
    expect(folded.match(/\| `reporter` \|/g)).toHaveLength(refused.placed.filter(isOfReporter).length)
  })

  it.each(LANGUAGES)('%s: R4.2-1 names the command that ends each deadline, nearest first', (language) => {
    const text = statusText(told(incidentIn('containment')), language)
    const deadlines = (text.split(/### (?:期限|Deadlines)\n/)[1] ?? '').trim().split('\n\n')[0] ?? ''
    expect(deadlines.split('\n')).toEqual([
      expect.stringContaining(language === 'ja' ? '→ `/set 代表社員に伝えた日時 ' : '→ `/set representative-told-at '),
      // Deadlines that the two screens have no room for stand below, and name their commands there.
      expect.stringMatching(/^- 1 more, below|^- ほか1件（下の/),
    ])
    expect(text.slice(text.indexOf('<summary>'))).toMatch(/→ `\/set (?:cause|原因の分析) /)
    expect(statusText(told([reported()]), language)).toMatch(/(?:責任者の最初の対応|First act)[^\n]*→ `\/note/)
    expect(statusText(told(incidentIn('recovery')), language)).toMatch(/→ `\/recovered (?:email|メール)`/)
    expect(statusText(told(learning), language)).toMatch(/`runbooks#7`/)
  })

  it.each(LANGUAGES)('%s: calls nobody, since an edit must not', (language) => {
    for (const acts of [learning, [...learning, ...closing]])
      expect(rendered(statusText(told(acts), language)).mentions).toEqual([])
  })

  it('R4.2-2 lists each thing that the next phase needs, with its clause and how it is written', () => {
    const text = statusText(containing, 'ja')
    expect(text).toContain('次の「根絶」へ進むには（あと5件）')
    expect(text).toMatch(/### 被害の特定\n[\s\S]*\*\*被害の特定\*\*：/)
    expect(text).toMatch(/証拠保全の記録がありません.*→ 保全したら/)
    expect(text.match(/<sub>〔規程 4-2 \(R4\.2-2\)〕 〔規程 4-2 \(R4\.2-4\)〕<\/sub>/g)).toHaveLength(1)
    expect(text).toMatch(/重大 ／ 高 ／ 中 ／ 低のどれか/)
    expect(text).toMatch(/進められる人：.*システム管理担当者（`sysadmin`）/)
  })

  it('has a skeleton of just the fields that are missing, with nothing below the headings', () => {
    const text = statusText(containing, 'en')
    const skeleton = /```text\n(\/record\n[\s\S]*?)```/.exec(text)?.[1]
    expect(skeleton?.split('\n').filter((line) => line !== '')).toEqual([
      '/record',
      '### Systems or places',
      '### Severity',
      '### Damage found',
      '### Analysis of the cause',
      '### Evidence',
    ])
  })

  it('R4.4-2 has every field in its skeleton that closing needs, also a choice that takes a reason', () => {
    const text = statusText(told(learning), 'en')
    const skeleton = /```text\n(\/record\n[\s\S]*?)```/.exec(text)?.[1]
    for (const heading of ['### Who was wronged', '### What went wrong', '### What went well'])
      expect(skeleton).toContain(heading)
    expect(text).toContain('`/set harm third-party: ‹reason›`')
  })

  it('gives the very command for what is no field', () => {
    const recovering = told(
      learning.slice(
        0,
        learning.findIndex(({ command }) => command.kind === 'recovered'),
      ),
    )
    expect(statusText(recovering, 'ja')).toContain('`/recovered メール`')
    expect(statusText(recovering, 'en')).toContain('`/recovered email`')
    expect(statusText(recovering, 'ja')).toContain('`/stand-down ‹契機›`')
    const open = statusText(told(learning), 'ja')
    for (const command of [
      '/acknowledge 取締役会報告',
      '/sent 顧客への周知 via ‹手段› to ‹顧客›',
      '/approve 再発防止計画',
      '/done a2',
    ])
      expect(open).toContain(`\`${command}\``)
    const unknown = statusText(told([reported('unknown')]), 'en')
    for (const command of ['/appoint @user', '/activate']) expect(unknown).toContain(`\`${command}\``)
  })

  it('R4.3-1 says at once that containment need not wait', () => {
    expect(statusText(told([reported()]), 'en')).toContain('`/contain ‹what was done›`')
    expect(statusText(containing, 'en')).not.toContain('**Containment may be done')
  })

  it('R4.2-3 says what to do where no runbook matches', () => {
    expect(statusText(told([reported('unknown')]), 'ja')).toMatch(
      /対応手順：該当なし[\s\S]*`\/appoint @user [^`]*`[\s\S]*`\/activate/,
    )
  })

  it('R4.2-2 shows the steps of this phase, commands in them ready to copy', () => {
    const text = statusText(containing, 'ja')
    expect(text).toContain('対応手順：マルウェア感染（ランサムウェアを含む）')
    expect(text).toMatch(/\n1\. 同じ症状の端末/)
    expect(text).toContain('止めたことを `/contain` に書く')
    expect(text).not.toContain('分かった点を上の')
    expect(statusText(told([reported()]), 'ja')).toMatch(/\n1\. 感染が疑われる端末のLANケーブルを抜き/)
  })

  it('R4.1-1c shows who works together, inside and outside, and on what', () => {
    const text = statusText(containing, 'ja')
    expect(text).toMatch(/社内・社外の協力体制（[0-9]+件）/)
    expect(text).toContain('社内 · システム管理担当者 · 隔離、ログの保全、作り直し')
    expect(text).toContain('社外 · フォレンジック調査会社 · 証拠の保全と侵入経路の調査')
    expect(statusText(told([reported('unknown')]), 'ja')).not.toContain('協力体制')
  })

  it('R4.1-1d shows the contacts of the runbook with numbers to copy, and of whom a number is missing, with who fills it in', () => {
    const world = {
      ...sampleWorld,
      runbooks: [
        runbookOf('malware', ['malware'], {
          contacts: [
            { id: 'police', who: 'Police', for: 'a crime', phone: '#9110' },
            { id: 'server-company', who: 'Server company', for: 'logs', phone: '' },
            { id: 'bank', who: 'Bank', for: 'stopping', phone: '03-5550-0199', hours: 'fill in the 24-hour number' },
            { id: 'lawyer', who: 'Lawyer', for: 'advice', phone: '記入' },
          ],
        }),
      ],
    }
    const text = statusText(told([reported()], world), 'en', world)
    expect(text).toContain('`#9110` · Police · a crime')
    expect(text).toContain('⚠️ number missing (information security officer fills it in) · Server company · logs')
    // A contact that only keeps its place is nothing to call, nor anything to read at night.
    expect(text).toContain('⚠️ number missing (information security officer fills it in) · Lawyer · advice')
    expect(text).toContain('`03-5550-0199` · Bank · stopping\n')
    expect(text).not.toMatch(/記入|fill in/)
  })

  it('R4-1 shows what was arranged with the customers concerned, and that no consent is on record', () => {
    const acts = (...customers: string[]) => [reported(), as('responder', record({ 'customers-concerned': customers }))]
    const world = { ...sampleWorld, policy: worldWithCustomers.policy }
    const text = statusText(told(acts('first', 'second'), world), 'ja', world)
    expect(text).toMatch(
      /\*\*First\*\*<br>合意：Annex of First（2029-04-01 に同意）<br>連絡先：Desk of First<br>連絡の取り決め：Within 24 hours, by phone<br>合意済みの措置：Access is shut off at once/,
    )
    expect(text).toContain('合意：Annex of Second — ⚠️ 同意の記録なし')
    expect(statusText(told(acts('none'), world), 'ja', world)).not.toContain('Annex')
    const read = told([...acts('first'), as('officer', choose('channel-compromised', 'yes'))], world)
    expect(statusText(read, 'en', world)).not.toContain('Annex of First')
  })

  it('marks what is provisional or unknown, and says by whom and when', () => {
    const text = statusText(told([reported(), as('responder', record({ damage: '不明: ログを取り寄せている' }))]), 'ja')
    expect(text).toMatch(
      /\| 被害の特定 \| \*\*不明（暫定）\*\* ログを取り寄せている<br><sub>`responder` · 2030-01-01 09:01 JST<\/sub> \|/,
    )
    expect(text).toContain('Asia/Tokyo（JST, +09:00）')
  })

  it('R4.2-1 asks for a time of the report that is not read, holds nothing up by it, and marks its deadlines', () => {
    const unread = [reportedWithTime('月曜の会議のあと', 'unreadable'), as('officer', choose('severity', 'high'))]
    const text = statusText(told(unread), 'ja')
    expect(text).toMatch(/次の「分析」へ[\s\S]*月曜の会議のあと[\s\S]*### 気づいた日時[\s\S]*進められる人/)
    expect(text).toMatch(/気づいた日時.*が\*\*暫定\*\*のため、期限も暫定/)
    expect(statusText(told([...unread, as('officer', move('analysis'))]), 'ja')).toContain('## 現在の段階：分析\n')
    const at = { kind: 'time', at: '2029-12-31T23:00:00Z', text: '8:00' } as const
    const answers = [{ field: 'detected-at', value: at }]
    const settled = told([...unread, as('reporter', { kind: 'record', answers, unknown: [] })])
    expect(statusText(settled, 'ja')).not.toMatch(/月曜の会議のあと[\s\S]*進められる人|期限も暫定/)
  })

  it('R4.2-1 says who has not answered, until somebody does', () => {
    const silence = [reported(), silent('officer'), silent('deputy')]
    expect(statusText(told(silence), 'ja')).toMatch(/まだ応答がありません.*`officer`.*`deputy`/)
    expect(statusText(told([...silence, as('officer', move('analysis'))]), 'ja')).not.toContain('まだ応答がありません')
  })

  it('R4.1-1a tells how the response organisation started and what ends it', () => {
    expect(statusText(containing, 'ja')).toMatch(/始動中：.*契機：被害が広がっている/)
    expect(statusText(containing, 'ja')).toContain('`関係するシステムがすべて復旧した`')
    expect(statusText(told(learning), 'en')).toMatch(/Stood down: .*every system concerned has recovered/)
  })

  it('R4.4-2 proposes, and does not decide', () => {
    expect(statusText(containing, 'ja')).toMatch(/提案[\s\S]*`\/set 加害・被害の別 [^a-z`]+` 〔規程 4-4 \(R4\.4-2\)〕/)
  })

  it('has the action items, pull requests and links of the case', () => {
    const text = statusText(told(learning), 'en')
    expect(text).toMatch(/- a1 `responder` by 2030-03-01: Patch — open/)
    expect(text).toMatch(
      /Recurrence-prevention plan: `runbooks#7` \(in review\)<br>Sections still empty: Technical measures, Action items/,
    )
    expect(text).toContain('part of #4')
  })

  it('of a closed case says so, and how it is taken up again', () => {
    const text = statusText(told([...learning, ...closing]), 'ja')
    expect(text).toContain('「完了」で終わっています')
    expect(text).toContain('`/phase 学習`')
    expect(text).not.toContain('次にすること')
  })

  it('confidential facts do appear: this is their repository', () => {
    expect(statusText(told([reported('malware', { contact: 'Ring 7781' })]), 'en')).toContain('Ring 7781')
  })

  it.each(LANGUAGES)('%s: stays readable and below the limit with 300 long entries', (language) => {
    const words = '被害は @everyone | <b>'.repeat(300)
    const notes = Array.from({ length: 300 }, (_, at) => as('responder', { kind: 'note', text: `n${at} ${words}` }))
    const now = told([reported('malware', { description: words }), ...notes])
    const text = statusText(now, language)
    expect(text.length).toBeLessThan(60_000)
    expect(text.length).toBeGreaterThan(50_000)
    expect(text).toContain('n299 ')
    expect(text).not.toContain('n0 ')
    expect(text).toMatch(/`hikeshi`/)
    const timeline = rendered(text).tables.at(-1) ?? []
    expect(timeline.length).toBeGreaterThan(40)
    expect(new Set(timeline)).toEqual(new Set([4]))
  })

  it('stays below the limit when every field holds 65,536 hostile characters', () => {
    const words = '<@|$'.repeat(16_384)
    const all = Object.entries(sampleWorld.policy.fields).filter(([, field]) => field.kind === 'text')
    const now = told([reported(), as('officer', record(Object.fromEntries(all.map(([id]) => [id, words]))))])
    expect(statusText(now, 'ja').length).toBeLessThan(60_000)
  })
})
