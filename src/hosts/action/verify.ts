import { findingWords } from '../../adapters/messages/finding-words.ts'
import { recordsWords } from '../../adapters/messages/records-words.ts'
import { type VerifyRules, verifyRecords } from '../../app/audit/verify-records.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Inputs } from './inputs.ts'
import { noCase, recordsThere } from './records-there.ts'
import type { Speaker } from './speaker.ts'
import { SUMMARY_WORDS } from './summary-words.ts'
import type { Told } from './tell.ts'

/** Replays every ledger of the repository; each finding names the first line that fails. */
export async function verify(world: Ports, rules: VerifyRules, inputs: Inputs, speaker: Speaker): Promise<Told> {
  const { repository, locale: named } = inputs
  const there = await recordsThere(world.ledger, inputs, speaker)
  if (there.kind === 'missing') return there.told
  const { ledgers, lines, notChecked, ...verified } = await verifyRecords(world.ledger, repository, rules)
  const locale = named ?? (await world.policies.of(repository))?.rules.locale ?? 'en'
  const { say } = await recordsWords(locale)
  const findings = verified.findings.map(await findingWords(locale))
  const words = SUMMARY_WORDS[locale]
  const found = findings.map(({ path, line, code, message: what, remedy }) => ({
    severity: 'error' as const,
    code,
    message: `${path}${line === undefined ? '' : `:${line}`}: ${what}\n${remedy}`,
  }))
  const list = found.map(({ code, message }) => `- ${code}: ${asInlineText(message, { maxLength: 500 })}`)
  return {
    outputs: { findings: String(findings.length) },
    summary: [
      `### Hikeshi\n\n${notChecked.includes('seals') ? `> **${say('not-checked.seals')}**\n\n` : ''}${found.length === 0 ? words.verified(ledgers, lines) : `${words.findings(found.length)}\n\n${list.join('\n')}`}`,
      ...notChecked.filter((what) => what !== 'seals').map((what) => say(`not-checked.${what}`)),
    ].join('\n\n'),
    warnings: await noCase(there, inputs, locale),
    findings: found,
    failed: found.length > 0,
  }
}
