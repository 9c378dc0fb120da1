import { readFileSync } from 'node:fs'
import { TRIALS, type TrialId } from '../../../../src/app/rehearsal/trial.ts'
import { BELIEFS } from '../../../contracts/beliefs.ts'
import { code, table } from './table.ts'

const WHY: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../../../templates/texts/rehearsal/en.json', import.meta.url), 'utf8'),
)
const isTrial = (one: string): one is TrialId => (TRIALS as readonly string[]).includes(one)

/** The beliefs about GitHub, each with its source and the test that holds to it; in English alone, as its page. */
export const beliefs = (): string =>
  table(
    ['fact', 'source', 'told or assumed', 'shown by', '`hikeshi rehearse`'],
    BELIEFS.map(({ fact, source, standing, shown, rehearsed }) => [
      fact,
      source,
      standing === 'assumed' ? '**assumed**' : standing,
      code(shown[0]),
      isTrial(rehearsed) ? code(rehearsed) : (WHY[`not-here.${rehearsed}`] ?? ''),
    ]),
  )
