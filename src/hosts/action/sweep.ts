import type { Ports } from '../../app/ports/ports.ts'
import { sweep as sweepAll } from '../../app/rounds/sweep.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { SUMMARY_WORDS } from './summary-words.ts'
import { sweepHours } from './sweep-hours.ts'
import type { Told } from './tell.ts'

/** One scheduled round over everything that the token reaches. */
export async function sweep(world: Ports, named: Language | undefined, event: unknown): Promise<Told> {
  const { repositories, issues, failed } = await sweepAll(world, sweepHours(event))
  const locale = named ?? (await world.policies.all())[0]?.rules.locale ?? 'en'
  const broken = `${failed} of ${issues} issues could not be looked at: the warnings of this run say why.`
  return {
    outputs: {},
    summary: `### Hikeshi\n\n${SUMMARY_WORDS[locale].swept(repositories, issues)}`,
    ...(failed > 0 && { failed: true, findings: [{ severity: 'error', code: 'Sweep', message: broken }] }),
  }
}
