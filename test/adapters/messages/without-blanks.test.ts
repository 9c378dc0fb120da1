import { describe, expect, it } from 'vitest'
import { withoutBlanks } from '../../../src/adapters/messages/without-blanks.ts'
import { LANGUAGES } from '../../../src/domain/policy/languages.ts'
import { as, choose, contain, move } from '../../support/acts.ts'
import { incidentIn, reported } from '../../support/incident.ts'
import { PEOPLE } from '../../support/people.ts'
import { answerText, answerTexts, sampleWorld, statusText, told } from './sample-world.ts'

const filled = (text: string, values: Readonly<Record<string, string>>) =>
  withoutBlanks(text, (name) => values[name] ?? '').replaceAll(
    /\{\{(\w+)\}\}/g,
    (_, name: string) => values[name] ?? '',
  )

describe('blanks beside what fills a text', () => {
  it.each([
    ['{{fields}} を記入してください', { fields: '深刻度、被害の特定' }, '深刻度、被害の特定を記入してください'],
    ['{{fields}} を記入してください', { fields: '`/contain`' }, '`/contain` を記入してください'],
    ['いま {{phase}} です', { phase: '学習' }, 'いま学習です'],
    ['いま {{phase}} です', { phase: 'Learning' }, 'いま Learning です'],
    ['due at {{until}} {{clause}}.', { until: '9:00', clause: '' }, 'due at 9:00.'],
    ['due at {{until}} {{clause}}.', { until: '9:00', clause: '[clause 4]' }, 'due at 9:00 [clause 4].'],
    ['{{date}} {{case}}：x', { date: '1日', case: '件' }, '1日 件：x'],
  ])('%s with %o', (text, values, said) => {
    expect(filled(text, values)).toBe(said)
  })
})

const KANA_OR_KANJI = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々、。」』）]`
const JOINED_BY_BLANK = new RegExp(`${KANA_OR_KANJI} [\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]`, 'u')
const HALF_BRACKET = new RegExp(
  `${KANA_OR_KANJI} ?\\((?!R\\d)|\\)[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]`,
  'u',
)
const MARKS_SHOWN = /\\\*/
const LONELY_STOP = / [.,;](?:\s|$)/

const SEEN = [
  [reported()],
  [reported('malware', { ongoing: ['spreading'] }), as('responder', contain('Unplugged'))],
  [reported(), as('reporter', move('learning')), as('officer', choose('severity', 'xx'))],
  ...(['containment', 'recovery', 'learning'] as const).map((phase) => incidentIn(phase)),
]

describe('R1-1 rendered texts', () => {
  it.each(LANGUAGES)(
    '%s: no mark stands there as it is typed, no blank joins Japanese, no stop stands alone',
    (language) => {
      const clock = (id: string) => ({
        clock: id,
        step: 'due',
        kind: 'due' as const,
        roles: ['officer'],
        since: '2030-01-01T00:00:00Z',
        until: '2030-01-01T01:00:00Z',
      })
      const texts = SEEN.flatMap((acts) => {
        const now = told(acts)
        const says = Object.entries(sampleWorld.policy.clocks).flatMap(([id, { each }]) =>
          each === 'actions' ? [] : [clock(id)],
        )
        return [
          statusText(now, language),
          ...answerTexts(acts, language),
          answerText(now, { kind: 'reminder', line: 9, by: PEOPLE.app, says }, language),
        ]
      })
      // A line to copy has blanks of its own.
      const lines = texts.flatMap((text) => text.replaceAll(/`[^`\n]*`/g, '`…`').split('\n'))
      const bad = lines.filter(
        (line) =>
          MARKS_SHOWN.test(line) ||
          LONELY_STOP.test(line) ||
          (language === 'ja' && (JOINED_BY_BLANK.test(line) || HALF_BRACKET.test(line))),
      )
      expect([...new Set(bad)]).toEqual([])
      expect(JOINED_BY_BLANK.test('深刻度 を') && HALF_BRACKET.test('復旧 (メール)') && LONELY_STOP.test('JST .')).toBe(
        true,
      )
    },
  )
})
