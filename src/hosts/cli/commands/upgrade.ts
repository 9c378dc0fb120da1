import { Command, Option } from 'commander'
import { editYaml } from '../../../adapters/files/edit-yaml.ts'
import { POLICY_PATH, RESOLVED_PATH } from '../../../adapters/files/policy-paths.ts'
import { replaceFile } from '../../../adapters/files/scaffold-file.ts'
import { policyTextIn } from '../../../adapters/files/set-up-checkouts.ts'
import { changeLine } from '../../../adapters/messages/policy-changes.ts'
import { textsIn } from '../../../adapters/messages/texts.ts'
import { type Bases, newestOf, packageBases } from '../../../adapters/policy/bases.ts'
import { type CompanyPolicy, companyPolicy } from '../../../adapters/policy/company-policy.ts'
import { ownText } from '../../../adapters/policy/own-text.ts'
import { resolvedText } from '../../../adapters/policy/resolved-text.ts'
import { asPlainText } from '../../../adapters/replay/plain-text.ts'
import { LANGUAGES, type Language } from '../../../domain/policy/basics.ts'
import { EXTENDS } from '../../../domain/policy/own/merge-policy.ts'
import { policyDiff } from '../../../domain/policy/policy-diff.ts'
import { tellJson } from '../tell-json.ts'
import { tellProblems } from '../tell-problems.ts'

interface Options {
  dir: string
  own?: boolean
  locale?: Language
  json?: boolean
}

/** `bases`: those to choose from; the package's own where nobody brings others. */
export function upgradeCommand(bases: Bases = packageBases()): Command {
  return new Command('upgrade')
    .description("raises the base of the company's policy, and says what changes for this company")
    .option('--dir <folder>', 'checkout of the incident repository, with the policy', '.')
    .option('--own', 'turns a whole policy into what is the company’s own over a base; what is in force stays the same')
    .addOption(new Option('--locale <language>', "language of what is said (default: the policy's)").choices(LANGUAGES))
    .option('--json', 'one JSON document on stdout')
    .action((options: Options) => upgrade(options, bases))
}

/** What became of the policy, and in which words it is said. */
interface Upgraded {
  file: typeof POLICY_PATH
  problems: readonly []
  kind: 'is-own' | 'newest' | 'raised' | 'made'
  base: string
  /** What changes for this company, or what it has to add, a line each. */
  lines: readonly string[]
}

async function upgrade({ dir, own = false, locale, json = false }: Options, bases: Bases): Promise<void> {
  const text = await policyTextIn(dir)
  if (text === undefined) throw new Error(`there is no ${POLICY_PATH} in ${dir}: run "hikeshi init" first`)
  const before = companyPolicy(text, { file: POLICY_PATH, bases })
  if ('problems' in before) return tellProblems(text, before.problems, json)
  const language = locale ?? before.policy.locale
  const words = WORDS[language]
  const tell = (kind: Upgraded['kind'], base: string, said: string, lines: readonly string[] = []) => {
    if (json) return tellJson({ file: POLICY_PATH, problems: [], kind, base, lines } satisfies Upgraded)
    const next = kind === 'raised' || kind === 'made' ? [words.next] : []
    process.stdout.write([said, ...lines.map((line) => `- ${line}`), ...next].map((line) => `${line}\n`).join(''))
  }
  if (own) {
    if (before.own !== undefined) return tell('is-own', before.own.base, words.isOwn(before.own.base))
    const { base, lines, unexplained } = await toOwn(dir, text, bases, language)
    return tell('made', base, words.made(lines), unexplained.map(words.reason))
  }
  if (before.own === undefined) throw new Error(words.isWhole)
  const base = newestOf(bases, before.own.base)
  if (base === before.own.base) return tell('newest', base, words.newest(base))
  const raised = editYaml(text, [{ kind: 'set', path: [EXTENDS], value: base }])
  const after = companyPolicy(raised, { file: POLICY_PATH, bases })
  if ('problems' in after) return tellProblems(raised, after.problems, json)
  await lay(dir, raised, after)
  const changes = policyDiff(before.policy, after.policy).filter(({ path }) => path[0] !== 'base')
  const lines = changes.map((change) => asPlainText(changeLine(textsIn(language), change, language)))
  tell('raised', base, words.raised(before.own.base, base), lines)
}

async function toOwn(dir: string, text: string, bases: Bases, language: Language) {
  const words = WORDS[language]
  const base = newestOf(bases, 'default@1')
  const made = ownText(text, base, bases)
  if (made.kind !== 'made') throw new Error(words.notMade)
  const after = companyPolicy(made.text, { file: POLICY_PATH, bases })
  if ('problems' in after) throw new Error(words.notMade)
  await lay(dir, made.text, after)
  return { base, lines: made.text.split('\n').length, unexplained: made.unexplained }
}

async function lay(dir: string, text: string, { own }: CompanyPolicy): Promise<void> {
  await replaceFile(dir, { path: POLICY_PATH, text })
  if (own !== undefined) await replaceFile(dir, { path: RESOLVED_PATH, text: resolvedText(own) })
}

const WORDS = {
  ja: {
    isOwn: (base: string) => `このファイルはすでに土台 ${base} の上に書かれています。`,
    isWhole: 'このファイルは方針の全体です。まず hikeshi upgrade --own を実行してください。',
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
