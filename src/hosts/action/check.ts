import { safeguardsBlock } from '../../adapters/messages/safeguards.ts'
import { textsIn } from '../../adapters/messages/texts.ts'
import { packageBases } from '../../adapters/policy/bases.ts'
import { reviewCompanyPolicy } from '../../adapters/policy/check-policy-files.ts'
import type { ReviewedProblem } from '../../adapters/policy/check-policy-text.ts'
import { companyPolicy, resolvedPath } from '../../adapters/policy/company-policy.ts'
import { languageOf } from '../../adapters/policy/language-of.ts'
import { tooLarge } from '../../adapters/policy/too-large.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { fileInCheckout } from './file-in-checkout.ts'
import type { Inputs } from './inputs.ts'
import { SUMMARY_WORDS } from './summary-words.ts'
import type { Told } from './tell.ts'

/** Proves the policy of the checkout; each finding becomes an annotation at its line. */
export async function check({ workspace, policyFile: file, locale: named }: Inputs): Promise<Told> {
  const { size, text } = await fileInCheckout(workspace, file)
  const locale = named ?? languageOf(text ?? '') ?? 'en'
  const { problems, without }: Reviewed =
    text === undefined
      ? { problems: [tooLarge(file, size, locale)], without: [] }
      : await review(workspace, file, text, locale)
  // Those that it says itself are no findings, and are named all the same.
  const told = safeguardsBlock(textsIn(locale), { stated: without, unstated: [] }, locale)
  const safeguards = told === undefined ? '' : `\n\n${told}`
  const words = SUMMARY_WORDS[locale]
  const list = problems.map(({ line, column, code, message }) =>
    asInlineText(`${file}:${line}:${column} ${code}: ${message}`, { maxLength: 500 }),
  )
  return {
    outputs: { findings: String(problems.length) },
    summary:
      problems.length === 0
        ? `### Hikeshi\n\n${words.sound(asInlineText(file))}${safeguards}`
        : `### Hikeshi\n\n${words.findings(problems.length)}\n\n${list.map((one) => `- ${one}`).join('\n')}${safeguards}`,
    findings: problems.map(({ code, message, suggestion, severity, ...place }) => ({
      ...{ severity, code, file, line: place.line, column: place.column },
      message: suggestion === undefined || message.includes(suggestion) ? message : `${message} (${suggestion}?)`,
    })),
    failed: problems.some(({ severity }) => severity === 'error'),
  }
}

interface Reviewed {
  problems: readonly ReviewedProblem[]
  without: Policy['without']
}

async function review(workspace: string, file: string, text: string, language: Language): Promise<Reviewed> {
  const beside = resolvedPath(file)
  const read = companyPolicy(text, { file, language, bases: packageBases() })
  const own = 'problems' in read ? undefined : read.own
  const whole = own === undefined ? undefined : await fileInCheckout(workspace, beside).catch(() => undefined)
  const without = 'problems' in read ? [] : read.policy.without
  if (whole !== undefined && whole.text === undefined)
    return { problems: [tooLarge(beside, whole.size, language)], without }
  const now = new Date().toISOString()
  return { problems: reviewCompanyPolicy(read, { file, resolved: whole?.text, now }, language), without }
}
