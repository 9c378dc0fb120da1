import type { RepositoryName } from '../../../app/ports/github.ts'
import type { LedgerRef, LedgerStore } from '../../../app/ports/ledger-store.ts'
import {
  type AdoptedPolicy,
  type PolicyAdoptions,
  type PolicyCandidate,
  PolicyRecordError,
} from '../../../app/ports/policy-adoptions.ts'
import type { Warning } from '../../../app/ports/warning.ts'
import { ttlCache } from '../../../app/state/ttl-cache.ts'
import type { LedgerLine } from '../../../domain/case/ledger-line.ts'
import { POLICY_LEDGER } from '../../../domain/case/ledger-path.ts'
import { calledNow } from '../../../domain/policy/called-now.ts'
import type { Policy } from '../../../domain/policy/policy.schema.ts'
import { lastAdoption, pinsIn, policyLedgerBoundSchema } from '../../../domain/policy/policy-ledger.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import { languageOf } from '../../policy/language-of.ts'
import { tooLarge } from '../../policy/too-large.ts'
import type { GitHubApi } from '../client/client.ts'
import { blobText, boundedText } from '../client/file-text.ts'
import { noReadings, type ParseCache } from '../client/parse-cache.ts'
import type { PlacesAhead } from '../client/places-ahead.ts'
import type { PolicyTexts } from './policy-texts.ts'

export const POLICY_FILE = '.github/hikeshi.yml'
/** How long, in milliseconds, an adoption by another instance may stay unseen. */
const LIFE = 60_000
/** Far more than an installation has repositories with policies, or a company adopts between two starts. */
const REPOSITORIES = 1_000
const POLICIES = 100

/** The prover of policies is loaded where one may come to count. */
const prover = () => import('../../policy/check-policy-files.ts')
/** Or what a company's own file builds on. */
const company = () => import('../../policy/company-policy.ts')
const shipped = () => import('../../policy/bases.ts')

export interface PolicySourceOptions {
  /** One that gives only what counts: anybody who may push could write himself an adoption. */
  ledger: Pick<LedgerStore, 'read'>
  now: () => Date
  file?: string
  kept?: ParseCache
  texts: PolicyTexts
  report: (warning: Warning) => void
  /** Files that a round asked for of all places at once. */
  ahead?: Pick<PlacesAhead, 'take'>
}

/** The company's own file, and the whole policy that may lie beside it. */
export function policyFiles(file = POLICY_FILE): { policy: string; resolved: string } {
  return { policy: file, resolved: file.replace(/\.ya?ml$/, '.resolved.yml') }
}

/** The policy that counts: its blob, named by the last adoption on the ledger branch. One request, and one for a new blob. */
export function policySource(client: GitHubApi, options: PolicySourceOptions): PolicyAdoptions {
  const { ledger, now, file = POLICY_FILE, kept = noReadings, texts, report, ahead } = options
  const inForce = ttlCache<AdoptedPolicy | undefined>({ life: LIFE, most: REPOSITORIES }, now)
  // A commit's content never changes.
  const policies = ttlCache<Policy>({ life: Number.POSITIVE_INFINITY, most: POLICIES }, now)

  async function readPolicy(repository: RepositoryName, sha: string): Promise<Policy> {
    const read = await texts.load(await blobText(client, repository, sha), { file })
    if ('policy' in read) return read.policy
    const [problem] = read.problems
    const found = `${problem?.code}, ${file}:${problem?.line}`
    throw new ToldError({
      ja: `採択された運用ポリシー ${sha} を読めません（${found}）。直したものを採択してください`,
      en: `The adopted policy ${sha} cannot be read (${found}): mend it, and have it adopted`,
    })
  }

  async function policyFrom(text: string, from: string): Promise<Policy | undefined> {
    const read = await texts.load(text, { file: from })
    return 'policy' in read ? read.policy : undefined
  }

  async function policyIn(
    repository: RepositoryName,
    lines: readonly LedgerLine[],
  ): Promise<AdoptedPolicy | undefined> {
    const adoption = lastAdoption(lines)
    if (adoption === undefined) return undefined
    const { sha, users, how, pull, at } = adoption
    const pins = pinsIn(lines)
    const policy = await policies.get(`${repository.owner}/${repository.name} ${sha}`, () =>
      kept.of(repository, `policy ${sha}`, () => readPolicy(repository, sha)),
    )
    const { name } = repository
    const begunAs = policyLedgerBoundSchema.safeParse(lines[0]?.data).data?.repository.name ?? name
    const rules = begunAs === name ? policy : calledNow(policy, new Map([[begunAs, name]]))
    return { rules, sha, users, pins, how, pull, at, home: { owner: repository.owner, name }, begunAs }
  }

  const keptBy = (repository: RepositoryName): Promise<AdoptedPolicy | undefined> =>
    inForce.get(`${repository.owner}/${repository.name}`, async () => {
      const snapshot = await ledger.read(recordOf(repository))
      if (snapshot === undefined) return undefined
      if (snapshot.tampering?.stands === true)
        report({
          id: 'foreign-adoptions',
          about: { where: `${repository.owner}/${repository.name}`, after: snapshot.lines.length },
        })
      return policyIn(repository, snapshot.lines)
    })

  /** "None yet" is not kept: another instance may adopt one at any moment. */
  async function adopted(repository: RepositoryName): Promise<AdoptedPolicy | undefined> {
    const found = await keptBy(repository)
    if (found === undefined) inForce.drop(`${repository.owner}/${repository.name}`)
    return found
  }

  /** Whether this is told to be what stands there; a file that builds on a base is none that counts by itself. */
  async function isToldToStand(repository: RepositoryName, sha: string): Promise<boolean> {
    const own = ahead?.take(repository, 'policy')?.told
    const whole = ahead?.take(repository, 'resolved')?.told
    if (own?.sha === sha) return true
    return whole?.sha === sha && own?.text !== undefined && (await company()).buildsOnBase(own.text)
  }

  async function candidate(repository: RepositoryName): Promise<PolicyCandidate | undefined> {
    const there = await boundedText(client, repository, file)
    if (there === undefined) return undefined
    const { sha, text } = there
    // A file that says only what is the company's own is no policy by itself: a whole one is read this once.
    const policy = text === undefined ? undefined : await policyFrom(text, file)
    const { buildsOnBase, resolvedPath } = await company()
    if (text === undefined || policy !== undefined || !buildsOnBase(text))
      return { ...there, file, policy, own: undefined }
    const own = { file, sha, text }
    const beside = resolvedPath(file)
    const whole = await boundedText(client, repository, beside)
    if (whole === undefined) return { ...{ file: beside, sha: '', size: 0 }, text: undefined, policy: undefined, own }
    const made = whole.text === undefined ? undefined : await policyFrom(whole.text, beside)
    return { ...whole, file: beside, policy: made, own }
  }

  return {
    file,
    files: Object.values(policyFiles(file)),

    inForce: adopted,

    candidate,

    async isWaiting(repository, sha) {
      if (sha !== undefined && (await isToldToStand(repository, sha))) return false
      const found = await candidate(repository)
      return found !== undefined && found.sha !== sha
    },

    async prove({ file: whole, text, size, own, policy }) {
      const [{ reviewCompanyPolicy, reviewPolicyFiles }, { packageBases }] = await Promise.all([prover(), shipped()])
      if (text === undefined && (own === undefined || size > 0)) return [tooLarge(whole, size, 'en')]
      if (own === undefined && text !== undefined && policy !== undefined) {
        const read = await texts.load(text, { file, language: policy.locale })
        return reviewCompanyPolicy(
          'problems' in read ? read : { ...read, own: undefined },
          { file, resolved: undefined, now: now().toISOString() },
          policy.locale,
        )
      }
      const files = own === undefined ? { file, text: text ?? '', resolved: undefined } : { ...own, resolved: text }
      const language = policy?.locale ?? languageOf(files.text)
      return reviewPolicyFiles(files, { language, bases: packageBases(), now: now().toISOString() })
    },

    async adoptedBy(repository, snapshot) {
      if (snapshot === undefined) return undefined
      if (snapshot.tampering?.shut === true) throw new PolicyRecordError()
      return policyIn(repository, snapshot.lines)
    },

    forget: () => inForce.forget(),
  }
}

export const recordOf = (repository: RepositoryName): LedgerRef => ({ repository, path: POLICY_LEDGER })
