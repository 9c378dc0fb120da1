import { evidenceOf, findingText, operationDocument } from '../adapters/audit/operation-document.ts'
import { POLICY_FILE } from '../adapters/github/policy-source.ts'
import { packageTexts } from '../adapters/words/package-texts.ts'
import { gatherOperation, type Sources } from '../app/audit/gather.ts'
import type { PolicyInForce } from '../app/ports/policy-source.ts'
import type { World } from '../app/ports/world.ts'
import { placesOf } from '../app/sweep.ts'
import { checkOperation } from '../domain/operation-check/check-operation.ts'
import type { Language } from '../domain/policy/basics.ts'
import { adoptingRole } from '../domain/policy-ledger.ts'

/** What the operation check looks at, and where its evidence is read. */
export interface CheckedThings {
  sources: Sources
  web?: string
  policyAt: string
  runbookFolder: string
}

export interface OperationCheck {
  /** Markdown. */
  document: string
  /** The same as data. */
  data: object
  findings: number
  /** Requirements that do not hold. */
  failing: number
}

const DAYS_TO_ACT = 30

/** Policy, people, runbooks and cases, as GitHub has them. */
export async function onGitHub(
  { people, runbooks, issues, ledger, web }: World,
  inForce: PolicyInForce,
  now: string,
): Promise<CheckedThings> {
  const { policy, home } = inForce
  const [directory, found, publicRepositories] = await Promise.all([
    people.directory(inForce, []),
    runbooks.all(inForce),
    readByEverybody(issues, home.owner, Object.values(policy.repositories)),
  ])
  const runbookPlace = policy.repositories[policy.runbooks.repository] ?? home.name
  return {
    sources: {
      ...{ policy, runbooks: found, ledger, repositories: placesOf(inForce), directory, now, publicRepositories },
    },
    web,
    policyAt: `${home.owner}/${home.name}/blob/HEAD/${POLICY_FILE}`,
    runbookFolder: `${home.owner}/${runbookPlace}/blob/HEAD/${policy.runbooks.folder}`,
  }
}

async function readByEverybody(issues: World['issues'], owner: string, names: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of new Set(names)) if (await issues.isPublic({ owner, name })) found.push(name)
  return found
}

/** The state of every requirement (R5-1), as a document and as data. */
export async function operationCheck(
  { sources, web, policyAt, runbookFolder }: CheckedThings,
  { locale, sign }: { locale: Language | undefined; sign: string | undefined },
): Promise<OperationCheck> {
  const { policy, now } = sources
  const judged = checkOperation(await gatherOperation(sources))
  const officer = sources.directory?.roles.get(adoptingRole(policy) ?? '')?.[0]?.login ?? adoptingRole(policy) ?? ''
  const language = locale ?? policy.locale
  const context = {
    ...{
      language,
      texts: await packageTexts('audit', language),
      at: now,
      company: policy.company.name,
      owner: officer,
    },
    due: new Date(Date.parse(now) + DAYS_TO_ACT * 86_400_000).toISOString().slice(0, 10),
    ...(web !== undefined && { web, policyFile: policyAt, runbookFolder }),
    ...(sign !== undefined && { signed: { by: sign, at: now } }),
  }
  const data = {
    ...{ at: now, company: policy.company.name, signed: context.signed ?? null },
    requirements: judged.map(({ findings, ...one }) => ({
      ...one,
      findings: findings.map((finding) => ({
        ...{ ...finding, ...findingText(finding, context) },
        evidence: evidenceOf(finding, context) ?? null,
      })),
    })),
  }
  return {
    document: operationDocument(judged, context),
    data,
    findings: judged.reduce((all, { findings }) => all + findings.length, 0),
    failing: judged.filter(({ state }) => state === 'fails').length,
  }
}
