import { POLICY_PATH, RESOLVED_PATH } from '../../../adapters/files/policy-paths.ts'
import { replaceFile } from '../../../adapters/files/scaffold-file.ts'
import { policyTextIn } from '../../../adapters/files/set-up-checkouts.ts'
import { defaultBranches } from '../../../adapters/github/client/default-branches.ts'
import { fileText } from '../../../adapters/github/client/file-text.ts'
import { openPullRequest } from '../../../adapters/github/pull-requests/pull-requests-open.ts'
import { changeLine } from '../../../adapters/messages/change-line.ts'
import { recordsWords } from '../../../adapters/messages/records-words.ts'
import { textsIn } from '../../../adapters/messages/texts.ts'
import { type Bases, newestOf, packageBases } from '../../../adapters/policy/bases.ts'
import type { ReviewedProblem } from '../../../adapters/policy/check-policy-text.ts'
import { companyPolicy } from '../../../adapters/policy/company-policy.ts'
import { languageOf } from '../../../adapters/policy/language-of.ts'
import { ownText } from '../../../adapters/policy/own-text.ts'
import { resolvedText } from '../../../adapters/policy/resolved-text.ts'
import { asPlainLines, asPlainText } from '../../../adapters/replay/plain-text.ts'
import { replayedProposal } from '../../../adapters/replay/replayed-proposal.ts'
import type { Language } from '../../../domain/policy/languages.ts'
import { plainLines } from '../../../domain/values/one-line.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { webOf } from '../../shared/github-addresses.ts'
import { EXIT } from '../exit.ts'
import { noPolicyIn } from '../file-words.ts'
import { githubFromEnvironment, repositoryFrom } from '../github.ts'
import { WORKING, whileBusy, whileWorking } from '../progress.ts'
import { recordedPolicies } from '../recorded-policies.ts'
import { apiFromEnvironment, recordsFrom } from '../records.ts'
import { recordsSeen } from '../records-there.ts'
import { tellJson } from '../tell-json.ts'
import { tellProblems } from '../tell-problems.ts'
import { saidIn } from '../terminal-language.ts'
import { trustedRecords } from '../trusted-records.ts'
import { type Raised, raiseBase } from '../upgrade/raise-base.ts'
import { upgradeProposal, upgradeText } from '../upgrade/upgrade-proposal.ts'
import { UPGRADE_WORDS } from '../upgrade/upgrade-words.ts'

export interface Options {
  dir?: string
  repo?: string
  records?: string
  recorded?: string
  app?: string
  key?: readonly string[]
  pullRequest?: boolean
  own?: boolean
  locale?: Language
  json?: boolean
}

/** The outcome for the policy, as one document. */
interface Upgraded {
  kind: 'is-own' | 'newest' | 'raised' | 'proposed' | 'made'
  base: string
  /** The changes for this company, or what it has to add, a line each. */
  lines: readonly string[]
  findings: readonly ReviewedProblem[]
  /** The outcome of the recorded cases; none where none was asked for. */
  replayed: string | undefined
  pullRequest: string | undefined
}

/** The same in words or as a document. */
type Tell = (done: Upgraded, said: readonly string[]) => void

const telling =
  (json: boolean): Tell =>
  (done, said) => {
    if (json) tellJson({ file: POLICY_PATH, problems: [], ...done })
    else process.stdout.write(plainLines(said.map((line) => `${line}\n`).join('')))
  }

const NOTHING_MORE = { lines: [], findings: [], replayed: undefined, pullRequest: undefined } as const

export async function upgrade(options: Options, bases: Bases = packageBases()): Promise<void> {
  const { repo, own = false, json = false } = options
  refuseMixed(options)
  const tell = telling(json)
  const dir = options.dir ?? '.'
  const meanwhile = saidIn(options.locale, 'no-policy')
  const text =
    repo === undefined
      ? await policyTextIn(dir)
      : await whileWorking(WORKING.github[meanwhile], () => policyTextOf(repo))
  if (text === undefined) throw new ToldError(noPolicyIn(repo ?? dir))
  if (own) return toOwn(dir, text, bases, options)
  const done = whileBusy(WORKING.policy[meanwhile], () =>
    raiseBase(text, bases, { locale: options.locale, now: new Date().toISOString() }),
  )
  switch (done.kind) {
    case 'unreadable':
      return tellProblems(done.text, done.problems, json)
    case 'whole':
      throw new ToldError({ ja: UPGRADE_WORDS.ja.isWhole, en: UPGRADE_WORDS.en.isWhole })
    case 'newest':
      return tell({ ...NOTHING_MORE, kind: 'newest', base: done.base }, [
        UPGRADE_WORDS[done.language].newest(done.base),
      ])
    case 'raised': {
      const { raised, language } = done
      const words = UPGRADE_WORDS[language]
      // Before anything is written: what the cases were judged by may be the very file that is replaced.
      const replayed = await replayedBy(raised, options, language)
      const proposed = () => inPolicysLanguage({ raised, replayed, language }, text, bases, options)
      if (repo !== undefined) return onGitHub(raised, repo, replayed, options, language, proposed)
      await replaceFile(dir, { path: POLICY_PATH, text: raised.text })
      await replaceFile(dir, { path: RESOLVED_PATH, text: raised.resolved })
      const said = [words.raised(raised.from, raised.to), inWords(raised, replayed, language), words.next]
      return tellRaised(tell, raised, { kind: 'raised', replayed, pullRequest: undefined }, said, language)
    }
  }
}

interface Proposal {
  raised: Raised
  replayed: string
}

/** A pull request has the policy's language, whoever opens it. */
async function inPolicysLanguage(
  { language, ...told }: Proposal & { language: Language },
  text: string,
  bases: Bases,
  options: Options,
): Promise<Proposal> {
  const { locale } = told.raised.policy
  if (language === locale) return told
  const again = raiseBase(text, bases, { locale, now: new Date().toISOString() })
  if (again.kind !== 'raised') return told
  return { raised: again.raised, replayed: await replayedBy(again.raised, options, locale) }
}

/** Where the policy is read is where it is written, and where its cases are. */
function refuseMixed({ dir, repo, records, pullRequest, own }: Options): void {
  if (repo !== undefined && (dir !== undefined || records !== undefined || own === true))
    throw new ToldError({
      ja: '--repo は --dir と --records の代わりで、--own はチェックアウトで使います。どちらか一方だけを付けてください',
      en: '--repo takes the place of --dir and --records, and --own works on a checkout: give only one of them',
    })
  if (pullRequest === true && repo === undefined)
    throw new ToldError({
      ja: '--pull-request には、開く場所を --repo owner/name で指定してください',
      en: '--pull-request needs to know where: --repo owner/name',
    })
}

async function policyTextOf(repo: string): Promise<string | undefined> {
  return (await fileText(githubFromEnvironment(), repositoryFrom(repo), POLICY_PATH))?.text
}

/** The outcome of the recorded cases, or that nobody looked. */
async function replayedBy(raised: Raised, options: Options, language: Language): Promise<string> {
  const { repo, records, recorded } = options
  const { notReplayed } = UPGRADE_WORDS[language]
  if (repo === undefined && records === undefined) return notReplayed
  const where = repo === undefined ? { dir: records ?? '' } : { repo }
  const { repository, ...source } = recordsFrom(where)
  const found = await recordsSeen({ repository, ...source }, language)
  if (found.kind === 'missing') {
    process.exitCode = EXIT.findings
    return `${found.why}\n\n${notReplayed}`
  }
  const { app, key } = options
  const trusting = { ...where, ...(app !== undefined && { app }), ...(key !== undefined && { key }) }
  const { store, isSealed } = await whileWorking(WORKING.records[language], () => trustedRecords(trusting, language))
  const question = { policy: raised.policy, policyOf: recordedPolicies(where, recorded) }
  const told = { ...question, time: new Date().toISOString() }
  const replayed = await whileWorking(WORKING.records[language], () =>
    replayedProposal({ store, repository }, told, language),
  )
  return isSealed ? replayed : `${(await recordsWords(language)).say('not-checked.seals')}\n\n${replayed}`
}

async function onGitHub(
  raised: Raised,
  repo: string,
  replayed: string,
  { pullRequest = false, json = false }: Options,
  language: Language,
  proposed: () => Promise<Proposal>,
): Promise<void> {
  const words = UPGRADE_WORDS[language]
  const opened = pullRequest
    ? await whileWorking(WORKING.proposal[language], async () => openedAt(await proposed(), repo))
    : undefined
  const said = [
    words.proposed(raised.from, raised.to),
    inWords(raised, replayed, language),
    opened === undefined ? words.notOpened : words.opened(opened),
  ]
  tellRaised(telling(json), raised, { kind: 'proposed', replayed, pullRequest: opened }, said, language)
}

/** Address of the pull request that brings it. */
async function openedAt({ raised, replayed }: Proposal, repo: string): Promise<string> {
  const client = githubFromEnvironment()
  const draft = await upgradeProposal(raised, replayed, repositoryFrom(repo), raised.policy.locale)
  const { number } = await openPullRequest(
    client,
    draft,
    defaultBranches(client, () => new Date()),
  )
  return `${webOf(apiFromEnvironment())}/${repo}/pull/${number}`
}

const inWords = (raised: Raised, replayed: string, language: Language): string =>
  asPlainLines(upgradeText(raised, replayed, language))

function tellRaised(
  tell: Tell,
  { to, changes, findings }: Raised,
  done: Pick<Upgraded, 'kind' | 'replayed' | 'pullRequest'>,
  said: readonly string[],
  language: Language,
): void {
  const lines = changes.map((change) => asPlainText(changeLine(textsIn(language), change, language)))
  tell({ ...done, base: to, lines, findings }, said)
  if (findings.length > 0) process.exitCode = EXIT.findings
}

async function toOwn(dir: string, text: string, bases: Bases, { locale, json = false }: Options): Promise<void> {
  const tell = telling(json)
  const asWritten = saidIn(locale, languageOf(text) ?? 'no-policy')
  const before = companyPolicy(text, { file: POLICY_PATH, language: asWritten, bases })
  if ('problems' in before) return tellProblems(text, before.problems, json)
  const words = UPGRADE_WORDS[saidIn(locale, before.policy.locale)]
  if (before.own !== undefined)
    return tell({ ...NOTHING_MORE, kind: 'is-own', base: before.own.base }, [words.isOwn(before.own.base)])
  const base = newestOf(bases, 'default@1')
  const made = ownText(text, base, bases)
  if (made.kind !== 'made') throw new ToldError({ ja: UPGRADE_WORDS.ja.notMade, en: UPGRADE_WORDS.en.notMade })
  const after = companyPolicy(made.text, { file: POLICY_PATH, bases })
  if ('problems' in after) throw new ToldError({ ja: UPGRADE_WORDS.ja.notMade, en: UPGRADE_WORDS.en.notMade })
  await replaceFile(dir, { path: POLICY_PATH, text: made.text })
  if (after.own !== undefined) await replaceFile(dir, { path: RESOLVED_PATH, text: resolvedText(after.own) })
  const lines = made.unexplained.map(words.reason)
  const [was, now] = [text, made.text].map((one) => one.split('\n').length)
  const longer = (now ?? 0) > (was ?? 0) ? [words.longer(was ?? 0)] : []
  const said = [words.made(now ?? 0), ...longer, ...lines.map((line) => `- ${line}`), words.next]
  tell({ ...NOTHING_MORE, kind: 'made', base, lines }, said)
}
