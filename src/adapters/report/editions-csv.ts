import type { Holding } from '../../domain/edition/who-has.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import { csvOf } from './csv.ts'

const COLUMNS = ['kind', 'id', 'name', 'state', 'version', 'since', 'reference', 'repository', 'issue'] as const

/** The holders of each version of the regulation (R8-1), for people who keep them in a spreadsheet. */
export const editionsCsv = (holdings: readonly Holding[], language: Language): string =>
  csvOf(
    COLUMNS,
    holdings.map(({ kind, id, label, state, policy, since, reference, case: place }) => [
      ...[kind, id, wordsIn(language, label), state, policy, since, reference, place?.repository, place?.issue],
    ]),
  )
