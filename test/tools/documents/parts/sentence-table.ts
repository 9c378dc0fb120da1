import { runbookProblemWords } from '../../../../src/adapters/runbooks/describe-runbook-problem.ts'
import type { ClockPolicy } from '../../../../src/domain/clock/clock.schema.ts'
import type { Gate } from '../../../../src/domain/gates/gates.ts'
import { type Language, wordsIn } from '../../../../src/domain/policy/basics.ts'
import type { Policy } from '../../../../src/domain/policy/policy.schema.ts'
import type { Process } from '../../../../src/domain/policy/process.ts'
import findingsEn from '../../../../templates/texts/findings/en.json' with { type: 'json' }
import findingsJa from '../../../../templates/texts/findings/ja.json' with { type: 'json' }
import { auditTexts } from '../../../support/audit-texts.ts'
import { lengthWords, toldWords } from './clocks.ts'
import { defaultPolicy, type Names, namesIn } from './default-policy.ts'
import { gateWords } from './gate-words.ts'
import { PLAYS } from './requirement-plays.ts'
import { type Answer, SENTENCES, type Sentence } from './sentences.ts'
import { code, table } from './table.ts'

type Say = (ja: string, en: string) => string
interface Reading {
  policy: Policy
  names: Names
  language: Language
  say: Say
}

/** Each sentence of the regulation: where the default policy has it, what happens where somebody does not do it, and what plays it. */
export function sentences(language: Language): string {
  const policy = defaultPolicy()
  const say: Say = (ja, en) => (language === 'ja' ? ja : en)
  const reading = { policy, names: namesIn(policy, language), language, say }
  const head = [
    say('規程', 'clause'),
    say('求めること', 'what it asks'),
    say('要求', 'requirement'),
    say('運用ポリシーでの場所', 'in the policy'),
    say('しなければ', 'where somebody does not'),
    say('テスト', 'played in'),
  ]
  return table(
    head,
    SENTENCES.map((one) => [
      one.at,
      one.about[language],
      one.clauses.join(', '),
      one.where.map(code).join(', '),
      one.otherwise.map((answer) => answered(answer, one, reading)).join('<br>'),
      playsOf(one).map(code).join(', '),
    ]),
  )
}

/** The tests of its requirements, the way allowed and the way refused. */
export const playsOf = ({ clauses }: Sentence): string[] => [
  ...new Set(
    clauses.flatMap((clause) => {
      const plays = PLAYS[clause]
      return plays === undefined ? [] : [plays.allowed, plays.refused].map(([file]) => `test/${file}.test.ts`)
    }),
  ),
]

/** The gates of one kind that stand at a way for what a sentence asks. */
export function gatesAt(
  policy: Policy,
  { way, gate, clause }: Extract<Answer, { way: string }>,
  clauses: readonly string[],
) {
  const [id = '', to = ''] = way.split(' → ')
  const process = policy.processes[id]
  const gates = (process?.transitions ?? [])
    .filter((one) => one.to === to)
    .flatMap((one) => one.gates)
    .filter((one) => one.kind === gate && (clause === undefined ? clauses.includes(one.clause) : one.clause === clause))
  return process === undefined ? undefined : { process, to, gates: unique(gates) }
}

const unique = (gates: readonly Gate[]): Gate[] => [
  ...new Map(gates.map((gate) => [JSON.stringify(gate), gate])).values(),
]

function answered(answer: Answer, { clauses }: Sentence, reading: Reading): string {
  const { policy, say, language } = reading
  if ('way' in answer) {
    const found = gatesAt(policy, answer, clauses)
    if (found === undefined) throw new Error(`no process of ${answer.way}`)
    return blocked(found, reading)
  }
  if ('clock' in answer) return chased(policy.clocks[answer.clock], reading)
  if ('opens' in answer) return opened(policy.processes[answer.opens], reading)
  if ('finding' in answer)
    return say(
      `運用確認の指摘：${withoutNames(auditTexts(language)[`what.${answer.finding}`])}`,
      `operation check: ${withoutNames(auditTexts(language)[`what.${answer.finding}`])}`,
    )
  if ('check' in answer) {
    const words = withoutNames((language === 'ja' ? findingsJa : findingsEn)[answer.check])
    return say(
      `運用ポリシーの検査の指摘（直すまで採択できません）：${words}`,
      `check of the policy, which is not adopted until it is mended: ${words}`,
    )
  }
  const place = { path: '', line: 1, column: 1 }
  const problem = { code: answer.runbook, params: answer.of, severity: 'error' as const, ...place }
  const words = runbookProblemWords(problem, language)
  return say(
    `対応手順の検査の指摘（直すまで、どの案件にも該当しません）：${words}`,
    `check of the runbooks, by which none fits a case until it is mended: ${words}`,
  )
}

function blocked({ process, to, gates }: { process: Process; to: string; gates: Gate[] }, reading: Reading): string {
  const { names, language, say } = reading
  const [name, phase] = [wordsIn(language, process.label), names.phase(process, to)]
  const asked = names.list(gates.map((gate) => gateWords(gate, process, names, language)))
  return say(
    `${name}は、次がそろうまで「${phase}」に進めません：${asked}`,
    `${name} does not go to ${phase} before this holds: ${asked}`,
  )
}

function chased(clock: ClockPolicy | undefined, { names, language, say }: Reading): string {
  if (clock === undefined) throw new Error('no such deadline')
  const told = toldWords(clock, names, language)
  const next = names.list([...new Set(clock.escalate.map(({ to }) => names.role(to)))])
  const label = wordsIn(language, clock.label)
  const length = lengthWords(clock.length, names, language)
  // The report that stops it is the first that anybody hears of it: nobody can be reminded before.
  if (clock['late-reason'] !== undefined) {
    const reason = names.field(clock['late-reason'])
    const reporter = names.role('reporter')
    return say(
      `期限「${label}」（${length}）より後なら、${reporter}に「${reason}」を尋ねる（受け付けは断らない）`,
      `later than the deadline “${label}” (${length}): ${reporter} asked “${reason}”, and nothing is refused`,
    )
  }
  return say(
    `期限「${label}」（${length}）：${told}に督促${next === '' ? '' : `、続いて${next}に連絡`}`,
    `deadline “${label}” (${length}): ${told} reminded${next === '' ? '' : `, then ${next} called`}`,
  )
}

function opened(process: Process | undefined, { names, language, say }: Reading): string {
  const schedule = process?.schedule
  if (process === undefined || schedule === undefined) throw new Error('nothing opens it')
  const name = wordsIn(language, process.label)
  const charge = names.list((process['in-charge'][process.start] ?? []).map(names.role))
  const when =
    'every' in schedule
      ? say(`${code(schedule.every)}ごと`, `every ${code(schedule.every)}`)
      : 'each' in schedule
        ? say('各対応手順の訓練の間隔で', 'as often as each runbook says')
        : say('内容が変わったとき', 'when what it says has changed')
  return say(
    `定期巡回が${when}「${name}」の案件を開きます${charge === '' ? '' : `（担当：${charge}）`}`,
    `the sweep opens a case of ${name} ${when}${charge === '' ? '' : ` (in charge: ${charge})`}`,
  )
}

const withoutNames = (text = ''): string => text.replaceAll(/\{[a-z-]+\}/g, '…')
