import { join } from 'node:path'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { World } from '../../app/ports/world.ts'
import { readRegister } from '../../app/report/read-register.ts'
import { placesOf } from '../../app/sweep.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { writeReport } from '../write-report.ts'
import type { Inputs } from './inputs.ts'
import { RECORDS_WORDS } from './records-words.ts'
import type { Told } from './tell.ts'

/** The register as files: what stands in them is for those who may read the cases, so the summary has the number alone. */
export async function report(world: World, inForce: PolicyInForce, inputs: Inputs): Promise<Told> {
  const { policy, home } = inForce
  const now = world.now().toISOString()
  const register = await readRegister(world.ledger, placesOf(inForce), policy, now)
  const { locale: language = policy.locale } = inputs
  const context = { policy, now, language, issues: `${world.web}/${home.owner}` }
  const page = await writeReport(join(inputs.workspace, 'hikeshi-report'), register, context)
  return {
    outputs: { report: page },
    summary: `### Hikeshi\n\n${RECORDS_WORDS[language].reported(register.entries.length, asInlineText(page))}`,
  }
}
