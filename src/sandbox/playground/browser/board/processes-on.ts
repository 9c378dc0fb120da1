import { type Policy, wordsOf } from '../github/policy.ts'
import type { Board, Card } from './columns.ts'

export interface Lane {
  process: string
  title: string
  columns: readonly { id: string; name: string }[]
  cards: readonly Card[]
}

const processOf = ({ issue }: Card): string =>
  issue.labels.find(({ name }) => name.startsWith('hikeshi: '))?.name.slice('hikeshi: '.length) ?? ''

/** One view for each process, as the company's board has them: the columns of its phases, and its cards. */
export function lanesOf(board: Board, policy: Policy, language: string): Lane[] {
  const ids = Object.keys(policy.processes)
  const usual = ids.includes('incident') ? 'incident' : (ids[0] ?? '')
  return ids
    .filter((id) => id === usual || board.cards.some((card) => processOf(card) === id))
    .map((process) => {
      const cards = board.cards.filter(
        (card) => processOf(card) === process || (process === usual && !ids.includes(processOf(card))),
      )
      const { label, phases = {}, board: way = 'columns' } = policy.processes[process] ?? {}
      const title = wordsOf(label, language, process)
      // Its cases lie in no column: a list of them is all there is to see.
      if (way === 'view') return { process, title, columns: [{ id: '', name: title }], cards }
      const names = Object.entries(phases).map(([id, phase]) => wordsOf(phase.label, policy.locale, id))
      const used = new Set(cards.map(({ column }) => column))
      const columns = board.columns.filter(({ id, name }) => names.includes(name) || used.has(id))
      const ordered = columns.sort((one, other) => names.indexOf(one.name) - names.indexOf(other.name))
      return { process, title, columns: ordered, cards }
    })
}
