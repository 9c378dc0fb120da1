import { Command, Option } from 'commander'
import { editYaml } from '../../../adapters/files/edit-yaml.ts'
import { POLICY_PATH, RESOLVED_PATH } from '../../../adapters/files/policy-paths.ts'
import { replaceFile } from '../../../adapters/files/scaffold-file.ts'
import { policyTextIn } from '../../../adapters/files/set-up-checkouts.ts'
import { changeLine } from '../../../adapters/messages/policy-changes.ts'
import { textsIn } from '../../../adapters/messages/texts.ts'
import { type Bases, newestOf, packageBases } from '../../../adapters/policy/bases.ts'
import { type CompanyPolicy, companyPolicy } from '../../../adapters/policy/company-policy.ts'
import { formatProblem } from '../../../adapters/policy/format-problem.ts'
import { ownText } from '../../../adapters/policy/own-text.ts'
import { resolvedText } from '../../../adapters/policy/resolved-text.ts'
import { asPlainText } from '../../../adapters/replay/plain-text.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import { EXTENDS } from '../../../domain/policy/own/merge-policy.ts'
import { policyDiff } from '../../../domain/policy/policy-diff.ts'
import { EXIT } from '../exit.ts'

interface Options {
  dir: string
  own?: boolean
  locale?: Language
}

/** `bases`: those to choose from; the package's own where nobody brings others. */
export function upgradeCommand(bases: Bases = packageBases()): Command {
  return new Command('upgrade')
    .description("raises the base of the company's policy, and says what changes for this company")
    .option('--dir <folder>', 'checkout of the incident repository, with the policy', '.')
    .option('--own', 'turns a whole policy into what is the company’s own over a base; what is in force stays the same')
    .addOption(new Option('--locale <language>', "language of what is said (default: the policy's)").choices(LANGUAGES))
    .action((options: Options) => upgrade(options, bases))
}

async function upgrade({ dir, own = false, locale }: Options, bases: Bases): Promise<void> {
  const text = await policyTextIn(dir)
  if (text === undefined) throw new Error(`there is no ${POLICY_PATH} in ${dir}: run "hikeshi init" first`)
  const before = companyPolicy(text, { file: POLICY_PATH, bases })
  if ('problems' in before) {
    for (const problem of before.problems) process.stderr.write(`${formatProblem(text, problem)}\n`)
    process.exitCode = EXIT.findings
    return
  }
  const language = locale ?? before.policy.locale
  const words = WORDS[language]
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (own) {
    if (before.own !== undefined) return void say(words.isOwn(before.own.base))
    return toOwn(dir, text, bases, language)
  }
  if (before.own === undefined) throw new Error(words.isWhole)
  const base = newestOf(bases, before.own.base)
  if (base === before.own.base) return void say(words.newest(base))
  const raised = editYaml(text, [{ kind: 'set', path: [EXTENDS], value: base }])
  const after = companyPolicy(raised, { file: POLICY_PATH, bases })
  if ('problems' in after) {
    for (const problem of after.problems) process.stderr.write(`${formatProblem(raised, problem)}\n`)
    process.exitCode = EXIT.findings
    return
  }
  await lay(dir, raised, after)
  const changes = policyDiff(before.policy, after.policy).filter(({ path }) => path[0] !== 'base')
  say(words.raised(before.own.base, base))
  for (const change of changes) say(`- ${asPlainText(changeLine(textsIn(language), change, language))}`)
  say(words.next)
}

async function toOwn(dir: string, text: string, bases: Bases, language: Language): Promise<void> {
  const words = WORDS[language]
  const made = ownText(text, newestOf(bases, 'default@1'), bases)
  if (made.kind !== 'made') throw new Error(words.notMade)
  const after = companyPolicy(made.text, { file: POLICY_PATH, bases })
  if ('problems' in after) throw new Error(words.notMade)
  await lay(dir, made.text, after)
  process.stdout.write(`${words.made(made.text.split('\n').length)}\n`)
  for (const safeguard of made.unexplained) process.stdout.write(`- ${words.reason(safeguard)}\n`)
  process.stdout.write(`${words.next}\n`)
}

async function lay(dir: string, text: string, { own }: CompanyPolicy): Promise<void> {
  await replaceFile(dir, { path: POLICY_PATH, text })
  if (own !== undefined) await replaceFile(dir, { path: RESOLVED_PATH, text: resolvedText(own) })
}

const WORDS = {
  ja: {
    isOwn: (base: string) => `このファイルはすでに土台 ${base} の上に書かれています。`,
    isWhole: 'このファイルは運用ポリシーの全体です。まず hikeshi upgrade --own を実行してください。',
    newest: (base: string) => `土台 ${base} が最新です。変わるものはありません。`,
    raised: (from: string, to: string) => `土台を ${from} から ${to} に上げました。当社で変わること:`,
    notMade: '効力を変えずに書き直すことができないため、何も変えていません。',
    made: (lines: number) => `${POLICY_PATH} を土台の上の${lines}行に書き直しました。効力のある内容は変わりません。`,
    reason: (safeguard: string) => `規程の守り「${safeguard}」を外している理由を without に書いてください`,
    next: '次に: hikeshi check、hikeshi replay --policy .github/hikeshi.yml で過去の案件への影響を確かめ、プルリクエストにして採択します。',
  },
  en: {
    isOwn: (base: string) => `This file builds on ${base} already.`,
    isWhole: 'This file is a whole policy: run "hikeshi upgrade --own" first.',
    newest: (base: string) => `${base} is the newest base: nothing changes.`,
    raised: (from: string, to: string) => `The base is raised from ${from} to ${to}. What changes for this company:`,
    notMade: 'It cannot be written anew without changing what is in force, so nothing was changed.',
    made: (lines: number) => `${POLICY_PATH} has ${lines} lines over the base now. What is in force is the same.`,
    reason: (safeguard: string) => `write under "without" why the safeguard "${safeguard}" is dropped`,
    next: 'Next: "hikeshi check", then "hikeshi replay --policy .github/hikeshi.yml" for the recorded cases; propose both files in a pull request, and adopt.',
  },
} as const
