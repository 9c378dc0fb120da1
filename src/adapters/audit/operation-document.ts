import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import { CLAUSES } from '../../domain/operation-check/clauses.ts'
import type { Judgement, OperationFinding } from '../../domain/operation-check/operation.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { PackageTexts } from '../words/package-texts.ts'

export interface DocumentContext {
  language: Language
  /** What findings and clauses say in this language. */
  texts: PackageTexts
  /** GitHub's web address and the owner of the repositories; without it nothing is linked. */
  web?: string
  /** `owner/name` of the repository with the policy, and of the one with the runbooks. */
  policyFile?: string
  runbookFolder?: string
  /** Who takes the responsibility for the result; until somebody does, the document says so. */
  signed?: { by: string; at: string }
  /** Whom a proposed action goes to, and until when. */
  owner: string
  due: string
  at: string
  company: string
}

/** The operation check as Markdown: for the summary of a run, for an issue, for the file. */
export function operationDocument(judged: readonly Judgement[], context: DocumentContext): string {
  const words = WORDS[context.language]
  const count = (state: Judgement['state']) => judged.filter((one) => one.state === state).length
  const rows = judged.map(
    ({ clause, state, by, findings }) =>
      `| ${clause} | ${context.texts(`clause.${clause}`)} | ${words[state]} | ${words.by(by)} | ${findings.length || ''} |`,
  )
  const failing = judged.filter(({ findings }) => findings.length > 0)
  const sections = failing.flatMap(({ clause, findings }) => [
    `### ${clause} ${context.texts(`clause.${clause}`)}`,
    '',
    ...findings.map((one) => findingLine(one, context)),
    '',
  ])
  return [
    `## ${words.title}`,
    '',
    `${asInlineText(context.company)} · ${context.at}`,
    '',
    words.counts(count('holds'), count('fails'), count('not-applicable'), CLAUSES.length),
    '',
    context.signed === undefined
      ? `**${words.unsigned}**`
      : words.signed(asInlineText(context.signed.by), context.signed.at),
    '',
    ...sections,
    ...actionsOf(failing, context),
    `| ${words.head.join(' | ')} |`,
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function findingLine(finding: OperationFinding, context: DocumentContext): string {
  const { what, remedy } = wordsOf(finding, context)
  const link = evidenceOf(finding, context)
  return `- ${filled(what, finding, asInlineText)}${link === undefined ? '' : ` ([${context.language === 'ja' ? '根拠' : 'evidence'}](${link}))`}<br>→ ${remedy}`
}

/** What to paste where actions are kept: one line for each thing to do, however many cases it is found in. */
function actionsOf(failing: readonly Judgement[], context: DocumentContext): string[] {
  const { language, owner, due } = context
  const words = WORDS[language]
  const lines = failing.flatMap(({ clause, findings }) =>
    findings.map((one) => {
      const { remedy } = wordsOf(one, context)
      const of = [one.runbook, one.case && `#${one.case.issue}`, one.subject].filter(Boolean).join(' ')
      return `/action @${owner} ${due} ${clause}${of === '' ? '' : ` ${plain(of)}`}: ${remedy}`
    }),
  )
  return lines.length === 0 ? [] : [words.actions, '', '```text', ...new Set(lines), '```', '']
}

/** Where whoever doubts it can look. */
export function evidenceOf(finding: OperationFinding, context: DocumentContext): string | undefined {
  const { web, policyFile, runbookFolder } = context
  if (web === undefined || policyFile === undefined) return undefined
  const owner = policyFile.split('/')[0]
  if (finding.case !== undefined) return `${web}/${owner}/${finding.case.repository}/issues/${finding.case.issue}`
  if (finding.runbook !== undefined && runbookFolder !== undefined)
    return `${web}/${runbookFolder}/${encodeURIComponent(finding.runbook)}.md`
  return `${web}/${policyFile}`
}

const wordsOf = ({ code }: OperationFinding, { texts }: DocumentContext) => ({
  what: texts(`what.${code}`),
  remedy: texts(`remedy.${code}`),
})

export function findingText(finding: OperationFinding, context: DocumentContext): { what: string; remedy: string } {
  const { what, remedy } = wordsOf(finding, context)
  return { what: filled(what, finding, plain), remedy }
}

const filled = (text: string, { subject, detail, runbook }: OperationFinding, safe: (text: string) => string): string =>
  text
    .replace('{subject}', () => safe(subject ?? ''))
    .replace('{detail}', () => safe(detail ?? '–'))
    .replace('{runbook}', () => safe(runbook ?? ''))

const plain = (text: string): string => text.replace(/[\p{C}`@]/gu, '')

const WORDS = {
  ja: {
    title: '運用確認',
    holds: '適合',
    fails: '**不適合**',
    'not-applicable': '対象なし',
    counts: (holds: number, fails: number, none: number, all: number) =>
      `${all} 項目: 適合 ${holds}、不適合 ${fails}、対象なし ${none}`,
    unsigned: '未署名: 責任者が内容を確かめて署名するまで、確認は終わっていません。',
    signed: (by: string, at: string) => `署名: ${by}（${at}）`,
    by: ({ policy, runbooks = 0, cases = 0 }: Judgement['by']) =>
      [policy ? '方針' : '', runbooks > 0 ? `手順書 ${runbooks}` : '', cases > 0 ? `案件 ${cases}` : '']
        .filter(Boolean)
        .join('、'),
    head: ['条項', '要件', '結果', '根拠', '指摘'],
    actions: '対策項目の案（必要なものを案件か Issue に貼り付ける）:',
  },
  en: {
    title: 'Operation check',
    holds: 'holds',
    fails: '**fails**',
    'not-applicable': 'not applicable',
    counts: (holds: number, fails: number, none: number, all: number) =>
      `${all} requirements: ${holds} hold, ${fails} fail, ${none} not applicable`,
    unsigned: 'Unsigned: the check is not done until somebody answerable has looked at it and signed.',
    signed: (by: string, at: string) => `Signed by ${by}, ${at}`,
    by: ({ policy, runbooks = 0, cases = 0 }: Judgement['by']) =>
      [policy ? 'policy' : '', runbooks > 0 ? `${runbooks} runbooks` : '', cases > 0 ? `${cases} cases` : '']
        .filter(Boolean)
        .join(', '),
    head: ['clause', 'requirement', 'result', 'judged by', 'findings'],
    actions: 'Proposed actions (paste those that you want into a case):',
  },
} satisfies Record<Language, unknown>
