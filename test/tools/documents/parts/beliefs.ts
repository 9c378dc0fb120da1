import { TRIALS } from '../../../../src/app/rehearsal/trial.ts'
import { BELIEFS } from '../../../contracts/beliefs.ts'
import { code, table } from './table.ts'

/** The beliefs about GitHub, each with its source and the test that holds to it; in English alone, as its page. */
export const beliefs = (): string =>
  table(
    ['fact', 'source', 'told or assumed', 'shown by', '`hikeshi rehearse`'],
    BELIEFS.map(({ fact, source, standing, shown, rehearsed }) => [
      fact,
      source,
      standing === 'assumed' ? '**assumed**' : standing,
      code(shown[0]),
      (TRIALS as readonly string[]).includes(rehearsed) ? code(rehearsed) : rehearsed,
    ]),
  )
