import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { existingChoices } from '../../../adapters/files/existing-choices.ts'
import { gitOrigin } from '../../../adapters/files/git-origin.ts'
import { rolesToName } from '../../../adapters/files/own-policy-text.ts'
import { POLICY_PATH } from '../../../adapters/files/policy-paths.ts'
import { basePolicy, type LaidFile, setUpCheckouts } from '../../../adapters/files/set-up-checkouts.ts'
import { unifiedDiff } from '../../../adapters/files/unified-diff.ts'
import { askChoices } from '../../../app/set-up/ask-choices.ts'
import {
  ACTION_PLACEHOLDER,
  type Choices,
  DEFAULT_LOCALE,
  type Mode,
  type RepositorySlug,
  SWEEP_EVERY,
} from '../../../app/set-up/choices.ts'
import { nextSteps } from '../../../app/set-up/next-steps.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { type Told, ToldError } from '../../../domain/values/told-error.ts'
import { EXIT } from '../exit.ts'
import { DONE } from '../file-words.ts'
import { pinnedWhereItMayBe } from '../pinned-where-it-may-be.ts'
import { WORKING, whileWorking } from '../progress.ts'
import { tellJson } from '../tell-json.ts'
import { tellProblems } from '../tell-problems.ts'
import { saidBefore, saidIn, terminalLanguage } from '../terminal-language.ts'
import { withRolesOfBase } from '../with-roles-of-base.ts'

interface Options {
  dir: string
  runbooks?: string
  restricted?: string
  locale?: Language
  mode?: Mode
  company?: string
  phone?: string
  repository?: RepositorySlug
  action?: string
  sweepEvery?: number
  person?: Record<string, readonly string[]>
  yes?: boolean
  json?: boolean
}

export async function init(options: Options): Promise<void> {
  const { dir, runbooks, restricted, json = false } = options
  const checkouts = {
    ...{ incidents: dir },
    ...(runbooks === undefined ? {} : { runbooks }),
    ...(restricted === undefined ? {} : { restricted }),
  }
  for (const folder of Object.values(checkouts)) await mustBeFolder(folder)
  const choices = await choose(options)
  const { locale: there } = await existingChoices(dir)
  // A new company's language may be none that the person at the terminal reads.
  const language = there === undefined ? saidBefore(options.locale, choices.locale) : saidIn(options.locale, there)
  if (choices.mode === 'one-repository' && (runbooks ?? restricted) !== undefined) throw new ToldError(ALL_IN_ONE)
  const done = await setUpCheckouts(checkouts, choices, language)
  if (done.kind === 'unreadable') {
    tellProblems(done.text, done.problems, json)
    process.stderr.write(`${PROBLEMS[language]}\n`)
    return
  }
  const laid = (['incidents', 'restricted', 'runbooks'] as const).filter((place) => place in checkouts)
  const left = nextSteps(done.policy, choices, laid, language)
  if (json) tellJson({ file: POLICY_PATH, problems: [], files: done.laid.map(asData), left })
  else {
    const steps = left.map((step, at) => `${at + 1}. ${step}\n`).join('')
    process.stdout.write(`${done.laid.map((file) => describe(file, language)).join('')}\n${LEFT[language]}\n${steps}`)
  }
  if (done.laid.some(({ file }) => file.kind === 'differs' || file.kind === 'left-over'))
    process.exitCode = EXIT.findings
}

const asData = ({ folder, file }: LaidFile) => ({ folder, path: file.path, kind: file.kind })

const PROBLEMS: Readonly<Record<Language, string>> = {
  ja: 'ここにある運用ポリシーに問題があるため、他のファイルは置いていません。直してからもう一度実行してください。',
  en: 'The policy that lies here has problems, so nothing else was laid. Mend it, then run this again.',
}
const ALL_IN_ONE: Told = {
  ja: 'one-repository では、すべてを --dir のリポジトリに置きます。--runbooks と --restricted を外して、もう一度実行してください。',
  en: 'with one-repository everything lies in the repository of --dir: leave --runbooks and --restricted out, and run this again.',
}
const LEFT_OVER: Readonly<Record<Language, string>> = {
  ja: '以前の名前で作られたフォームです。新しいフォームと並んで表示されるので、削除してください（hikeshi generate が削除します）。',
  en: 'this form was generated under an older name and is shown beside the new one: remove it (hikeshi generate does).',
}
const LEFT: Readonly<Record<Language, string>> = { ja: '残っている作業:', en: 'What is left to do:' }

/** Flags first, then what an earlier run has left here, then what is asked, then defaults. */
async function choose(options: Options): Promise<Choices> {
  const {
    dir,
    person: named,
    yes = false,
    runbooks: _runbooks,
    restricted: _restricted,
    json: _json,
    ...flags
  } = options
  const people = withRolesOfBase(named)
  const repository = flags.repository ?? (await gitOrigin(dir))
  const before = await existingChoices(dir)
  const known: Partial<Choices> = {
    ...before,
    ...flags,
    ...(repository === undefined ? {} : { repository }),
    ...(people === undefined ? {} : { people: { ...before.people, ...people } }),
  }
  const said = yes || process.stdin.isTTY !== true ? known : await ask(known, flags.locale)
  const action = await whileWorking(WORKING.tags[saidBefore(flags.locale ?? said.locale, DEFAULT_LOCALE)], () =>
    pinnedWhereItMayBe(said.action ?? ACTION_PLACEHOLDER, process.env.GITHUB_SERVER_URL ?? 'https://github.com'),
  )
  return { locale: DEFAULT_LOCALE, mode: 'app', sweepEvery: SWEEP_EVERY, people: {}, ...said, action }
}

async function ask(known: Partial<Choices>, asked: Language | undefined): Promise<Partial<Choices>> {
  const { policy } = basePolicy()
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await askChoices(
      known,
      (mode) => rolesToName(policy, mode),
      (question) => terminal.question(question),
      asked ?? terminalLanguage(process.env) ?? 'as-chosen',
    )
  } finally {
    terminal.close()
  }
}

function describe({ folder, file }: LaidFile, locale: Language): string {
  const path = folder === '.' ? file.path : `${folder}/${file.path}`
  switch (file.kind) {
    case 'written':
      return `${DONE.written[locale]}${path}\n`
    case 'same':
      return ''
    case 'left-over':
      return `${path}: ${LEFT_OVER[locale]}\n`
    case 'differs':
      return `${DONE.differs[locale]}${path}\n${unifiedDiff(file.path, file.there, file.wanted)}`
  }
}

async function mustBeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true)
    throw new ToldError({
      ja: `フォルダー ${folder} がありません。リポジトリのチェックアウトを指定してください`,
      en: `there is no folder ${folder}: give a checkout of the repository`,
    })
}
