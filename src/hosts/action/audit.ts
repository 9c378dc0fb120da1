import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { onGitHub, operationCheck } from '../shared/operation-check.ts'
import { writeOperationCheck } from '../shared/write-operation-check.ts'
import type { Inputs } from './inputs.ts'
import { noCase, recordsThere } from './records-there.ts'
import { RECORDS_WORDS } from './records-words.ts'
import type { Speaker } from './speaker.ts'
import type { Told } from './tell.ts'

/** GitHub takes a mebibyte for a step. */
const LONGEST = 900_000

/** The operation check (R5-1): its document is the summary, its data a file. What does not hold is no failure of the run. */
export async function audit(
  world: Ports,
  adopted: () => Promise<PolicyInForce>,
  inputs: Inputs,
  speaker: Speaker,
): Promise<Told> {
  const there = await recordsThere(world.ledger, inputs, speaker)
  if (there.kind === 'missing') return there.told
  const inForce = await adopted()
  const { locale = inForce.rules.locale } = inputs
  const things = await onGitHub(world, inForce, inputs.repository, world.now().toISOString())
  const check = await operationCheck(things, { locale, sign: undefined, files: 'no-files' })
  const { data, findings, failing } = check
  const document = check.document()
  const report = await writeOperationCheck({ root: inputs.workspace, folder: 'hikeshi-report' }, { document, data })
  const words = RECORDS_WORDS[locale]
  const whole = Buffer.byteLength(document) <= LONGEST
  const shown = whole ? document : `${document.slice(0, LONGEST / 4)}\n\n${words.cut}`
  return {
    outputs: { findings: String(findings), report },
    summary: `### Hikeshi\n\n${words.audited(failing, findings)}\n\n${shown}`,
    warnings: await noCase(there, inputs, locale),
  }
}
