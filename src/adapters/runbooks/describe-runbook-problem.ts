import type { Language } from '../../domain/policy/basics.ts'
import type { RunbookProblem, RunbookProblemCode } from '../../domain/runbook/runbook-problem.ts'
import { SECTION_HEADINGS, SECTION_IDS } from '../../domain/runbook/sections.ts'
import { oneLine } from '../../domain/values/one-line.ts'
import { fillIn } from '../messages/fill-in.ts'

const TEXTS: Readonly<Record<RunbookProblemCode, Readonly<Record<Language, string>>>> = {
  'too-large': {
    ja: 'ファイルの大きさは {size} KiB です。{most} KiB までしか読みません',
    en: 'the file has {size} KiB; no more than {most} KiB is read',
  },
  'no-head': {
    ja: '先頭に「---」で囲んだ見出し部（YAML）がありません',
    en: 'there is no YAML head between two lines of "---" at the start',
  },
  'yaml-syntax': { ja: 'YAMLとして読めません：{why}', en: 'this cannot be read as YAML: {why}' },
  'missing-key': { ja: '「{key}」がありません', en: '"{key}" is missing' },
  'empty-key': { ja: '「{key}」が空です', en: '"{key}" is empty' },
  'unknown-key': { ja: '「{key}」という項目はありません', en: '"{key}" is not a key of a runbook' },
  'wrong-value': { ja: '「{key}」の値が正しくありません：{why}', en: '"{key}" has a wrong value: {why}' },
  'repeated-id': { ja: '{list} に id「{id}」が2つあります', en: '{list} has the id "{id}" twice' },
  'name-differs': {
    ja: 'id「{id}」とファイル名「{name}」が一致しません',
    en: 'the id "{id}" is not the name of the file, "{name}"',
  },
  'unknown-kind': { ja: '種類「{name}」は規程にありません', en: 'the policy has no kind "{name}"' },
  'unknown-system': { ja: 'システム一覧に「{name}」はありません', en: 'the catalogue has no system "{name}"' },
  'unknown-role': { ja: '役割「{name}」は規程にありません', en: 'the policy has no role "{name}"' },
  'unknown-fact': { ja: '記録事項「{name}」はありません', en: 'there is no fact "{name}"' },
  'missing-contact': { ja: '連絡先「{contact}」がありません', en: 'the contact "{contact}" is missing' },
  'missing-section': { ja: '「## {section}」の章がありません', en: 'there is no section "## {section}"' },
  'empty-section': { ja: '「{heading}」に手順（- [ ] …）がありません', en: '"{heading}" has no step (- [ ] …)' },
  'repeated-section': { ja: '「{heading}」が2回あります', en: '"{heading}" is there a second time' },
  'unknown-section': { ja: '「{heading}」は段階の章ではありません', en: '"{heading}" is not the section of a phase' },
  'phone-unfilled': { ja: '「{who}」の電話番号が未記入です', en: 'the phone number of "{who}" is not filled in' },
  'hours-unfilled': { ja: '「{who}」の受付時間が未記入です', en: 'the hours of "{who}" are not filled in' },
  'never-reviewed': { ja: '一度も見直されていません', en: 'it has never been reviewed' },
  'review-overdue': {
    ja: '見直しの期限（{due}）を過ぎています。前回は{reviewed}',
    en: 'its review was due on {due}; the last was on {reviewed}',
  },
  'review-in-future': {
    ja: '見直した日（{reviewed}）が未来です',
    en: 'the day of its review, {reviewed}, is in the future',
  },
}

const DID_YOU_MEAN: Readonly<Record<Language, string>> = {
  ja: '。「{suggestion}」ではありませんか',
  en: '. Did you mean "{suggestion}"?',
}

/** One line in the form `file:line:column code: words (clause)`. */
export function describeRunbookProblem(problem: RunbookProblem, language: Language): string {
  const { code, path, line, column } = problem
  return oneLine(`${path}:${line}:${column} ${code}: ${runbookProblemWords(problem, language)}`)
}

/** A problem without its place: `words (clause)`. */
export function runbookProblemWords({ code, params, clause }: RunbookProblem, language: Language): string {
  const hint = params.suggestion === undefined ? '' : DID_YOU_MEAN[language]
  const section = headingOf(params.section, language)
  const words = fillIn(`${TEXTS[code][language]}${hint}`, { ...params, section })
  return `${words}${clause === undefined ? '' : ` (${clause})`}`
}

function headingOf(section: string | undefined, language: Language): string {
  const id = SECTION_IDS.find((candidate) => candidate === section)
  return id === undefined ? '' : SECTION_HEADINGS[language][id]
}
