import type { OperationFinding } from '../../domain/audit/operation-check/operation.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import { optionsOf } from '../../domain/policy/field-options.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { ownProperty } from '../../domain/values/own-property.ts'
import type { PackageTexts } from '../messages/package-texts.ts'
import { timesIn } from '../messages/times.ts'
import { type EvidencePlaces, evidenceUrl } from './evidence-url.ts'

/** A finding as it was made just now or as a ledger keeps it; a later version of the app may know other codes. */
export type Told = Pick<OperationFinding, 'subject' | 'detail' | 'case' | 'runbook'> & { code: string }

export interface FindingWords extends EvidencePlaces {
  language: Language
  /** The words of findings and clauses in this language. */
  texts: PackageTexts
  policy: Policy
}

/** Where whoever doubts it can look. */
export function evidenceOf(finding: Told, context: FindingWords): string | undefined {
  const { web, policyFile, runbookFolder } = context
  if (web === undefined || policyFile === undefined) return undefined
  const [owner] = policyFile.split('/')
  if (finding.case !== undefined) {
    const { repository, issue, line } = finding.case
    return line === undefined
      ? `${web}/${owner}/${repository}/issues/${issue}`
      : evidenceUrl({ kind: 'line', repository, issue, ...line }, context)
  }
  if (finding.runbook !== undefined && runbookFolder !== undefined)
    return `${web}/${runbookFolder}/${encodeURIComponent(finding.runbook)}.md`
  return `${web}/${policyFile}`
}

/** A finding and its remedy, as plain text. */
export function findingText(finding: Told, context: FindingWords): { what: string; remedy: string } {
  const text = (value: string | undefined) => plain(value ?? '')
  const { subject, detail, runbook } = namedIn(finding, context)
  return {
    what: filled(whatOf(finding, context), {
      subject: text(subject),
      detail: text(detail) || '–',
      runbook: text(runbook),
    }),
    remedy: remedyOf(finding, context),
  }
}

/** The findings of one kind in one sentence, each linked to its evidence: a dozen of them are one thing to do. */
export function togetherMarkdown(findings: readonly Told[], context: FindingWords, most: number): string {
  const [first] = findings
  if (first === undefined) return ''
  const what = whatOf(first, context)
  const same = findings.every((one) => (one.detail ?? '') === (first.detail ?? ''))
  const named = findings.map((one) => label(one, context, !same))
  const more = named.length - most
  const names = [
    ...named.slice(0, most),
    ...(more > 0 ? [filled(context.texts('doc.more'), { count: String(more) })] : []),
  ].join(context.texts('doc.comma'))
  const detail = same ? asInlineText(namedIn(first, context).detail ?? '') || '–' : allDetails(findings, context)
  return /\{(?:subject|runbook)\}/.test(what)
    ? filled(what, { subject: names, runbook: names, detail })
    : `${filled(what, { detail })} (${names})`
}

/** A detail that is longer stands with those of the others, each thing once. */
const SHORT = 40
const MOST_DETAILS = 8

function allDetails(findings: readonly Told[], context: FindingWords): string {
  const { texts } = context
  const details = findings.map((one) => namedIn(one, context).detail ?? '')
  if (details.every((detail) => detail.length <= SHORT)) return '…'
  const each = [...new Set(details.flatMap((detail) => detail.split(', ')))].map((one) => asInlineText(one))
  const more = each.length - MOST_DETAILS
  const named = more > 1 ? each.slice(0, MOST_DETAILS) : each
  return [...named, ...(more > 1 ? [filled(texts('doc.more'), { count: String(more) })] : [])].join(texts('doc.comma'))
}

function label(finding: Told, context: FindingWords, withDetail: boolean): string {
  const { subject, runbook, detail = '' } = namedIn(finding, context)
  const issue = finding.case === undefined ? '' : `#${finding.case.issue}`
  const words = [asInlineText(subject ?? runbook ?? ''), issue].filter((part) => part !== '').join(' ')
  const link = evidenceOf(finding, context)
  const shown = words === '' ? context.texts('doc.evidence') : words
  const linked = link === undefined ? shown : `[${shown}](${link})`
  return withDetail && detail !== '' && detail.length <= SHORT ? `${linked} (${asInlineText(detail)})` : linked
}

/** The policy's words for its ids, and its time for a moment. */
function namedIn({ code, subject, detail: said, runbook }: Told, { policy, language, texts }: FindingWords) {
  const detail = said !== undefined && A_MOMENT.test(said) ? timesIn(policy['time-zone'], String).full(said) : said
  const things = [policy.systems, policy.clocks, policy.fields, policy.customers, policy.processes, policy.roles]
  const kind = ownProperty(policy.fields, policy.meanings.kind)
  const kinds = kind === undefined ? [] : optionsOf(policy, kind)
  const named = (id: string): string => {
    for (const thing of things) {
      const known = ownProperty<{ label: Parameters<typeof wordsIn>[1] }>(thing, id)
      if (known !== undefined) return wordsIn(language, known.label)
    }
    const words = ownProperty(policy.groups ?? {}, id) ?? kinds.find((option) => option.id === id)?.label
    return words === undefined ? id : wordsIn(language, words)
  }
  if (code === 'source-unreadable') return { subject: texts(`source.${subject ?? ''}`), detail, runbook }
  return { subject: subject?.split(' ').map(named).join(' '), detail, runbook }
}

const A_MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

const whatOf = ({ code }: Told, { texts }: FindingWords): string => known(texts, `what.${code}`) ?? code

/** The remedy; '' for a code of another version. */
export const remedyOf = ({ code }: Pick<Told, 'code'>, { texts }: Pick<FindingWords, 'texts'>): string =>
  known(texts, `remedy.${code}`) ?? ''

const known = (texts: PackageTexts, key: string): string | undefined => (texts.has(key) ? texts(key) : undefined)

/** Words in place of names in braces. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => ownProperty(values, name) ?? all)

/** For lines to copy and for files: nothing that ends a code block or calls somebody. */
export const plain = (text: string): string => text.replace(/[\p{C}`@]/gu, '')
