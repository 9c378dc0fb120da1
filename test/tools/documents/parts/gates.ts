import type { Language } from '../../../../src/domain/policy/basics.ts'
import { wordsIn } from '../../../../src/domain/policy/basics.ts'
import type { Process, Transition } from '../../../../src/domain/policy/process.ts'
import { defaultPolicy, type Names, namesIn } from './default-policy.ts'
import { gateWords } from './gate-words.ts'
import { code, table } from './table.ts'

/** Every transition of every process of the default policy: who, and what must hold. */
export function gates(language: Language): string {
  const policy = defaultPolicy()
  const names = namesIn(policy, language)
  const head = { ja: ['移行', '誰が', '移行条件'], en: ['transition', 'who', 'what must hold'] }[language]
  return Object.entries(policy.processes)
    .map(([id, process]) => {
      const parent = process.like === undefined ? undefined : policy.processes[process.like]
      const own = process.transitions.filter((one) => !isTaken(one, parent))
      const rows = own.map((one) => [
        way(one, process, names),
        names.list(one.by.map(names.role)),
        holds(one, process, names, language),
      ])
      const title = `**${wordsIn(language, process.label)}** (${code(id)})`
      if (parent === undefined) return `${title}\n\n${table(head, [...rows, ...standing(process, names, language)])}`
      const like = wordsIn(language, parent.label)
      const note = { ja: `「${like}」と同じ。違うのは次の移行。`, en: `Like “${like}”, save for these.` }[language]
      return `${title}\n\n${note}\n\n${table(head, rows)}`
    })
    .join('\n\n')
}

/** A way that a process has from the one that it is like. */
const isTaken = (one: Transition, parent: Process | undefined): boolean =>
  parent?.transitions.some(
    (other) =>
      other.to === one.to && JSON.stringify(other.gates) === JSON.stringify(one.gates) && other.reason === one.reason,
  ) ?? false

const way = ({ from, to }: Transition, process: Process, { list, phase }: Names): string =>
  `${list(from.map((id) => phase(process, id)))} → ${phase(process, to)}`

function holds(transition: Transition, process: Process, names: Names, language: Language): string {
  const reason = { ja: '理由', en: 'a reason' }[language]
  const conditions = [
    ...(transition.reason === 'required' ? [reason] : []),
    ...transition.gates.map((gate) => gateWords(gate, process, names, language)),
  ]
  return conditions.length === 0 ? '—' : conditions.join('<br>')
}

/** Ways that need no transition of their own. */
function standing({ contain, back }: Process, names: Names, language: Language): string[][] {
  const words = {
    ja: {
      contain: `開いている段階すべて → ${code('/contain')}`,
      said: '行ったことを書くだけ',
      back: '前の段階へ戻る',
      reason: '理由',
    },
    en: {
      contain: `any open phase, ${code('/contain')}`,
      said: 'what was done, nothing else',
      back: 'back to any earlier phase',
      reason: 'a reason',
    },
  }[language]
  const clause = (id: string | undefined) => (id === undefined ? '' : { ja: `［${id}］`, en: ` [${id}]` }[language])
  return [
    ...(contain === undefined
      ? []
      : [[words.contain, names.list(contain.by.map(names.role)), `${words.said}${clause(contain.clause)}`]]),
    ...(back === undefined
      ? []
      : [[words.back, names.list(back.by.map(names.role)), `${words.reason}${clause(back.clause)}`]]),
  ]
}
