import { CLAUSES } from '../../domain/audit/operation-check/clauses.ts'
import type { Judgement, OperationFinding, Source } from '../../domain/audit/operation-check/operation.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { type FindingWords, filled, findingMarkdown, plain, remedyOf } from './finding-words.ts'

export interface DocumentContext extends FindingWords {
  /** Who takes the responsibility for the result; until somebody does, the document says so. */
  signed?: { by: string; at: string }
  /** Whom a proposed action goes to, and until when. */
  owner: string
  due: string
  at: string
  company: string
  /** Repositories whose cases are not told of here (R8-2). */
  leftOut: readonly string[]
  /** What nobody looked at, so that nothing here says that it is in order. */
  notChecked: readonly Source[]
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
    ...leftOut(context),
    ...notLookedAt(context),
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
  return `- ${findingMarkdown(finding, context)}<br>→ ${remedyOf(finding, context)}`
}

/** Few may read them: that there are such cases, or how many, is told to nobody here (R8-2). */
function leftOut({ leftOut: names, texts, policyFile = '' }: DocumentContext): string[] {
  if (names.length === 0) return []
  const home = policyFile.split('/').slice(0, 2).join('/')
  const code = (words: string): string => `\`${words}\``
  const commands = names
    .map((name) => code(`hikeshi audit --repo ${home} --including ${name}`))
    .join(texts('doc.comma'))
  const repositories = names.map(code).join(texts('doc.comma'))
  return [`> ${filled(texts('doc.left-out'), { repositories, command: commands })}`, '']
}

function notLookedAt({ notChecked, texts }: DocumentContext): string[] {
  if (notChecked.length === 0) return []
  const sources = notChecked.map((source) => texts(`source.${source}`)).join(texts('doc.comma'))
  return [`> ${filled(texts('doc.not-checked'), { sources })}`, '']
}

/** What to paste where actions are kept: one line for each thing to do, however many cases it is found in. */
function actionsOf(failing: readonly Judgement[], context: DocumentContext): string[] {
  const { language, owner, due } = context
  const words = WORDS[language]
  const lines = failing.flatMap(({ clause, findings }) =>
    findings.map((one) => {
      const remedy = remedyOf(one, context)
      const of = [one.runbook, one.case && `#${one.case.issue}`, one.subject].filter(Boolean).join(' ')
      return `/action @${owner} ${due} ${clause}${of === '' ? '' : ` ${plain(of)}`}: ${remedy}`
    }),
  )
  return lines.length === 0 ? [] : [words.actions, '', '```text', ...new Set(lines), '```', '']
}

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
