import { editionsSection } from '../../adapters/audit/editions-section.ts'
import { evidenceUrl } from '../../adapters/audit/evidence-url.ts'
import { evidenceOf, type FindingWords, filled, findingText } from '../../adapters/audit/finding-words.ts'
import { goneData, goneSection } from '../../adapters/audit/gone-section.ts'
import { leftOut, notLookedAt } from '../../adapters/audit/not-told.ts'
import { operationDocument } from '../../adapters/audit/operation-document.ts'
import { readersSection } from '../../adapters/audit/readers-section.ts'
import { actionLines } from '../../adapters/audit/remedies.ts'
import { POLICY_FILE } from '../../adapters/github/policy/policy-source.ts'
import { fence } from '../../adapters/messages/marks.ts'
import { packageTexts } from '../../adapters/messages/package-texts.ts'
import { textsIn } from '../../adapters/messages/texts.ts'
import { timesIn } from '../../adapters/messages/times.ts'
import { gatherOperation, type Sources } from '../../app/audit/gather.ts'
import { sourcesOn } from '../../app/audit/sources.ts'
import type { RepositoryName } from '../../app/ports/github.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { checkOperation } from '../../domain/audit/operation-check/check-operation.ts'
import { type Judgement, notChecked, type Operation } from '../../domain/audit/operation-check/operation.ts'
import type { Evidence } from '../../domain/findings/evidence.schema.ts'
import { standing } from '../../domain/findings/findings.ts'
import { findingsNow } from '../../domain/findings/findings-now.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { adoptingRole } from '../../domain/policy/policy-ledger.ts'

/** The things that the operation check looks at, and where its evidence is read. */
export interface CheckedThings {
  sources: Sources
  web?: string
  policyAt: string
  runbookFolder: string
}

export interface OperationCheck extends WordedCheck {
  operation: Operation
  judged: readonly Judgement[]
  findings: number
  /** Requirements that do not hold. */
  failing: number
  /** The same for readers of another language. */
  worded(language: Language): Promise<WordedCheck>
}

export interface WordedCheck {
  words: FindingWords
  /** Markdown, as long as there are cases: written for whoever reads it, and not beside the data. */
  document(): string
  /** The same as data. */
  data: object
}

const DAYS_TO_ACT = 30
/** Findings of one remedy that are named each. */
const MOST_NAMED = 40

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
    // A caller that asks for an audit waits for things that a round need not.
    sources: { ...sources, trust: { ...ledger, counts: ledger.countsAsShown } },
    web: world.web,
    policyAt: `${home.owner}/${home.name}/blob/HEAD/${POLICY_FILE}`,
    runbookFolder: `${home.owner}/${runbookPlace}/blob/HEAD/${policy.runbooks.folder}`,
  }
}

/** The state of every requirement (R5-1), as a document and as data. */
export async function operationCheck(
  { sources, web, policyAt, runbookFolder }: CheckedThings,
  { locale, sign, files }: { locale: Language | undefined; sign: string | undefined; files: FilesOfEvidence },
): Promise<OperationCheck> {
  const { policy, now } = sources
  const operation = await gatherOperation(sources)
  const judged = checkOperation(operation)
  const signed = sign === undefined ? null : { by: sign, at: now }
  const worded = async (language: Language): Promise<WordedCheck> => {
    const words: FindingWords = {
      ...{ language, policy, texts: await packageTexts('audit', language) },
      ...(web !== undefined && { web, policyFile: policyAt, runbookFolder }),
    }
    return {
      words,
      document: () => documentOf(words, operation, judged, signed),
      data: dataOf(words, operation, judged, signed, files),
    }
  }
  return {
    ...{ operation, judged, worded },
    ...(await worded(locale ?? policy.locale)),
    findings: judged.reduce((all, { findings }) => all + findings.length, 0),
    failing: judged.filter(({ state }) => state === 'fails').length,
  }
}

type Signed = { by: string; at: string } | null

/** In which file evidence is found, and in which line of it, where it is handed over as files. */
export type FilesOfEvidence = ((one: Evidence) => { file: string; line?: number }) | 'no-files'

/** The same document as in the case of a check, by what its record would say now. */
function documentOf(words: FindingWords, operation: Operation, judged: readonly Judgement[], signed: Signed): string {
  const { texts, language } = words
  const { policy, now, leftOut: names, holdings } = operation
  const { full } = timesIn(policy['time-zone'], textsIn(language))
  const findings = findingsNow(judged, now)
  const open = standing(findings)
  const actions = actionLines(words, open, { owner: officerOf(operation), due: dueFrom(now) })
  const readers = operation.readers === 'not-checked' ? [] : operation.readers
  const signature =
    signed === null
      ? `**${texts('doc.unsigned')}**`
      : filled(texts('doc.signed-by'), { by: asInlineText(signed.by), at: full(signed.at) })
  const head = [
    operation.records === 'not-checked' ? `> **${texts('doc.not-verified')}**` : '',
    `${asInlineText(policy.company.name)} · ${full(now)}`,
    leftOut(words, names),
    notLookedAt(words, notChecked(operation)),
    signature,
  ]
  const steps = actions.length === 0 ? '' : [texts('doc.actions'), fence(actions.join('\n'))].join('\n\n')
  const more = [goneSection(operation, words), editionsSection(holdings, words), readersSection(readers, language)]
  const document = { title: texts('doc.title'), head, open, steps, more }
  return `${operationDocument(words, findings, document, MOST_NAMED).trimEnd()}\n`
}

function dataOf(
  words: FindingWords,
  operation: Operation,
  judged: readonly Judgement[],
  signed: Signed,
  files: FilesOfEvidence,
): object {
  const { policy, now: at, leftOut: names, readers, holdings: editions } = operation
  return {
    ...{
      at,
      company: policy.company.name,
      records: operation.records,
      signed,
      leftOut: names,
      notChecked: notChecked(operation),
    },
    requirements: judged.map(({ clause, state, evidence, findings }) => ({
      ...{ clause, state },
      evidence: evidence.map((one) => ({
        ...{ ...one, url: evidenceUrl(one, words) ?? null },
        ...(files === 'no-files' ? {} : files(one)),
      })),
      findings: findings.map((finding) => ({
        ...{ ...finding, ...findingText(finding, words) },
        evidence: evidenceOf(finding, words) ?? null,
      })),
    })),
    gone: goneData(operation, words),
    ...{ readers: readers === 'not-checked' ? [] : readers, editions },
  }
}

function officerOf({ directory, policy }: Operation): string {
  const role = adoptingRole(policy) ?? ''
  return (directory === 'not-checked' ? undefined : directory.roles.get(role)?.[0]?.login) ?? role
}

const dueFrom = (now: string): string => new Date(Date.parse(now) + DAYS_TO_ACT * 86_400_000).toISOString().slice(0, 10)
