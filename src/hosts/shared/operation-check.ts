import { editionsSection } from '../../adapters/audit/editions-section.ts'
import { evidenceOf, findingText } from '../../adapters/audit/finding-words.ts'
import { operationDocument } from '../../adapters/audit/operation-document.ts'
import { readersSection } from '../../adapters/audit/readers-section.ts'
import { POLICY_FILE } from '../../adapters/github/policy/policy-source.ts'
import { packageTexts } from '../../adapters/messages/package-texts.ts'
import { gatherOperation, type Sources } from '../../app/audit/gather.ts'
import { sourcesOn } from '../../app/audit/sources.ts'
import type { RepositoryName } from '../../app/ports/github.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { checkOperation } from '../../domain/audit/operation-check/check-operation.ts'
import { notChecked } from '../../domain/audit/operation-check/operation.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { adoptingRole } from '../../domain/policy/policy-ledger.ts'

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

/** Policy, people, runbooks and cases, as GitHub has them and as far as they are told of in the repository `here`. */
export async function onGitHub(
  world: Ports,
  inForce: PolicyInForce,
  here: RepositoryName,
  now: string,
): Promise<CheckedThings> {
  const { rules: policy, home } = inForce
  const runbookPlace = policy.repositories[policy.runbooks.repository] ?? home.name
  const sources = await sourcesOn(world, inForce, here, now)
  const { ledger } = world
  return {
    // Whoever asks for an audit waits for what a round need not.
    sources: { ...sources, trust: { ...ledger, counts: ledger.countsAsShown } },
    web: world.web,
    policyAt: `${home.owner}/${home.name}/blob/HEAD/${POLICY_FILE}`,
    runbookFolder: `${home.owner}/${runbookPlace}/blob/HEAD/${policy.runbooks.folder}`,
  }
}

/** The state of every requirement (R5-1), as a document and as data. */
export async function operationCheck(
  { sources, web, policyAt, runbookFolder }: CheckedThings,
  { locale, sign }: { locale: Language | undefined; sign: string | undefined },
): Promise<OperationCheck> {
  const { policy, now } = sources
  const operation = await gatherOperation(sources)
  const { holdings } = operation
  const readers = operation.readers === 'not-checked' ? [] : operation.readers
  const judged = checkOperation(operation)
  const { directory } = operation
  const adopter = directory === 'not-checked' ? undefined : directory.roles.get(adoptingRole(policy) ?? '')?.[0]
  const officer = adopter?.login ?? adoptingRole(policy) ?? ''
  const language = locale ?? policy.locale
  const context = {
    ...{
      language,
      policy,
      texts: await packageTexts('audit', language),
      at: now,
      company: policy.company.name,
      owner: officer,
      leftOut: sources.leftOut,
      notChecked: notChecked(operation),
    },
    due: new Date(Date.parse(now) + DAYS_TO_ACT * 86_400_000).toISOString().slice(0, 10),
    ...(web !== undefined && { web, policyFile: policyAt, runbookFolder }),
    ...(sign !== undefined && { signed: { by: sign, at: now } }),
  }
  const data = {
    ...{
      at: now,
      company: policy.company.name,
      signed: context.signed ?? null,
      leftOut: context.leftOut,
      notChecked: context.notChecked,
    },
    requirements: judged.map(({ findings, ...one }) => ({
      ...one,
      findings: findings.map((finding) => ({
        ...{ ...finding, ...findingText(finding, context) },
        evidence: evidenceOf(finding, context) ?? null,
      })),
    })),
    readers,
    editions: holdings,
  }
  return {
    document: [
      operationDocument(judged, context),
      editionsSection(holdings, language),
      readersSection(readers, language),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    data,
    findings: judged.reduce((all, { findings }) => all + findings.length, 0),
    failing: judged.filter(({ state }) => state === 'fails').length,
  }
}
