import { readFile } from 'node:fs/promises'
import { blobInCheckout } from '../../adapters/files/blob-in-checkout.ts'
import { blobText } from '../../adapters/github/client/file-text.ts'
import { packageBases } from '../../adapters/policy/bases.ts'
import { companyPolicy } from '../../adapters/policy/company-policy.ts'
import { loadPolicy } from '../../adapters/policy/load-policy.ts'
import type { Language } from '../../domain/policy/languages.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { PolicyProblem } from '../../domain/policy/policy-problem.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'
import { githubFromEnvironment, repositoryFrom } from './github.ts'
import type { RecordsOptions } from './records.ts'

/** A policy file that has to be there and to be readable. */
export async function policyFile(file: string): Promise<Policy> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ToldError(cannotBeRead(file), { cause })
  })
  const bases = packageBases()
  const read = companyPolicy(text, { file, bases })
  if (!('problems' in read)) return read.policy
  const again = companyPolicy(text, { file, language: 'ja', bases })
  return unreadable(file, { en: read.problems, ja: 'problems' in again ? again.problems : read.problems })
}

function policyIn(text: string, file: string): Policy {
  const { policy, problems } = loadPolicy(text, { file })
  return (
    policy ?? unreadable(file, { en: problems, ja: loadPolicy(text, { file, language: 'ja' }).problems ?? problems })
  )
}

function unreadable(file: string, problems: Readonly<Record<Language, readonly PolicyProblem[]>>): never {
  const found = (language: Language): string => {
    const [first] = problems[language]
    return `${file}:${first?.line}:${first?.column} ${first?.code}: ${first?.message}`
  }
  throw new ToldError({
    ja: `${found('ja')}（hikeshi check で全体を確かめてください）`,
    en: `${found('en')} (run "hikeshi check")`,
  })
}

const cannotBeRead = (file: string): Told => ({
  ja: `${file} を読めません。--policy に運用ポリシーのファイルを指定してください`,
  en: `${file} cannot be read: name the file of the policy with --policy`,
})

/** The policy of a call with --dir: the records there do not hold it. */
export async function policyBesideFolder(file: string | undefined): Promise<Policy> {
  if (file !== undefined) return policyFile(file)
  throw new ToldError({
    ja: '--dir のフォルダーにあるのは記録だけです。運用ポリシーを --policy FILE で指定してください',
    en: '--dir holds the records alone: name the policy with --policy FILE',
  })
}

/** Policies by the blobs that ledger lines name: from git or GitHub, else the file that was given for them. */
export function recordedPolicies(where: RecordsOptions, file: string | undefined) {
  const known = new Map<string, Promise<Policy | undefined>>()
  const given = file === undefined ? undefined : policyFile(file)
  given?.catch(() => undefined)
  return (sha: string): Promise<Policy | undefined> => {
    const found = known.get(sha) ?? look(where, sha).then((policy) => policy ?? given)
    known.set(sha, found)
    return found
  }
}

async function look({ dir, repo }: RecordsOptions, sha: string): Promise<Policy | undefined> {
  const text =
    dir === undefined
      ? await blobText(githubFromEnvironment(), repositoryFrom(repo), sha).catch(() => undefined)
      : await blobInCheckout(dir, sha)
  return text === undefined ? undefined : policyIn(text, `policy ${sha.slice(0, 7)}`)
}
