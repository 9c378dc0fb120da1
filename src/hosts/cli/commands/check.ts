import { readFile } from 'node:fs/promises'
import { safeguardsBlock } from '../../../adapters/messages/safeguards.ts'
import { textsIn } from '../../../adapters/messages/texts.ts'
import { packageBases } from '../../../adapters/policy/bases.ts'
import { reviewCompanyPolicy } from '../../../adapters/policy/check-policy-files.ts'
import { companyPolicy, resolvedPath } from '../../../adapters/policy/company-policy.ts'
import { formatProblem } from '../../../adapters/policy/format-problem.ts'
import { languageOf } from '../../../adapters/policy/language-of.ts'
import { asPlainLines } from '../../../adapters/replay/plain-text.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { EXIT } from '../exit.ts'
import { SOUND } from '../file-words.ts'
import { firstThingsFirst } from '../first-things-first.ts'
import { WORKING, whileBusy } from '../progress.ts'
import { tellJson } from '../tell-json.ts'
import { saidIn } from '../terminal-language.ts'

export async function check(
  file: string,
  { json = false, locale }: { json?: boolean; locale?: Language },
): Promise<void> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ToldError(
      {
        ja: `${file} を読めません。運用ポリシーのパスを指定するか、先に hikeshi init を実行してください`,
        en: `${file} cannot be read: give the policy's path, or run "hikeshi init" first`,
      },
      { cause },
    )
  })
  const resolved = await readFile(resolvedPath(file), 'utf8').catch(() => undefined)
  const language = saidIn(locale, languageOf(text) ?? 'no-policy')
  const { read, problems } = whileBusy(WORKING.policy[language], () => {
    const read = companyPolicy(text, { file, language, bases: packageBases() })
    return { read, problems: reviewCompanyPolicy(read, { file, resolved, now: new Date().toISOString() }, language) }
  })
  const without = 'problems' in read ? [] : read.policy.without
  if (json) tellJson({ file, problems, without })
  else if (problems.length === 0) process.stdout.write(`${file}: ${SOUND[language]}\n`)
  else {
    const { shown, held } = firstThingsFirst(problems)
    const rest = held === 0 ? [] : [HELD[language](held)]
    const lines = [...shown.map((problem) => formatProblem(text, problem)), ...rest]
    process.stdout.write(lines.map((line) => `${line}\n`).join(''))
  }
  // Those that it says itself are no findings, and are named all the same.
  const told = json ? undefined : safeguardsBlock(textsIn(language), { stated: without, unstated: [] }, language)
  if (told !== undefined) process.stdout.write(`\n${asPlainLines(told)}\n`)
  if (problems.some(({ severity }) => severity === 'error')) process.exitCode = EXIT.findings
}

const HELD: Readonly<Record<Language, (count: number) => string>> = {
  ja: (count) =>
    `役割にだれもいないことから生じる問題が、ほかに${count}件あります。役割に人を書いてから、もう一度確かめてください（すべて見るには --json）。`,
  en: (count) =>
    `${count} more follow from roles that nobody has: name people first, then check again (--json shows them all).`,
}
