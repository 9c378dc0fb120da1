import { BELIEFS } from '../../../contracts/beliefs.ts'
import { code, table } from './table.ts'

/** What is believed of GitHub, each with its source and the test that holds to it; in English alone, as its page. */
export const beliefs = (): string =>
  table(
    ['fact', 'source', 'told or assumed', 'shown by'],
    BELIEFS.map(({ fact, source, standing, shown }) => [
      fact,
      source,
      standing === 'assumed' ? '**assumed**' : standing,
      shown === 'not shown' ? '—' : code(shown[0]),
    ]),
  )
