import { recordsWords } from '../../adapters/messages/records-words.ts'
import { placesOf } from '../../app/policy/places-of.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { inPortions } from '../../app/report/in-portions.ts'
import { readRegister } from '../../app/report/read-register.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { writeReport } from '../shared/write-report.ts'
import type { Inputs } from './inputs.ts'
import { noCase, recordsThere } from './records-there.ts'
import { RECORDS_WORDS } from './records-words.ts'
import type { Speaker } from './speaker.ts'
import type { Told } from './tell.ts'

/** The register as files: what stands in them is for those who may read the cases, so the summary has the number alone. */
export async function report(
  world: Ports,
  adopted: () => Promise<PolicyInForce>,
  inputs: Inputs,
  speaker: Speaker,
): Promise<Told> {
  const there = await recordsThere(world.ledger, inputs, speaker)
  if (there.kind === 'missing') return there.told
  const inForce = await adopted()
  const { rules: policy, home } = inForce
  const now = world.now().toISOString()
  const register = await readRegister(inPortions(world), world.ledger, placesOf(inForce), policy, now)
  const { locale: language = policy.locale } = inputs
  const context = { policy, now, language, records: register.records, issues: `${world.web}/${home.owner}` }
  const { say } = await recordsWords(language)
  const elsewhere = register.elsewhere.map(({ repository: { owner, name }, what }) =>
    say(`elsewhere.${what}`, { where: `${owner}/${name}` }),
  )
  const page = await writeReport({ root: inputs.workspace, folder: 'hikeshi-report' }, register, context)
  return {
    outputs: { report: page },
    summary: `### Hikeshi\n\n${RECORDS_WORDS[language].reported(register.entries.length, asInlineText(page))}`,
    warnings: [
      ...register.broken.map((path) => say('broken', { path })),
      ...elsewhere,
      ...(await noCase(there, inputs, language)),
    ],
  }
}
