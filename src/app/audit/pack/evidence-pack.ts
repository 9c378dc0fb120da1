import type { Judgement, Operation } from '../../../domain/audit/operation-check/operation.ts'
import { caseSummary } from '../../../domain/audit/pack/case-summary.ts'
import { type OpenFields, openFields } from '../../../domain/audit/pack/open-fields.ts'
import { shownLine } from '../../../domain/audit/pack/shown-line.ts'
import { POLICY_LEDGER } from '../../../domain/case/ledger-path.ts'
import type { Evidence } from '../../../domain/findings/evidence.schema.ts'
import { adoptionSchema, POLICY_ADOPTED } from '../../../domain/policy/policy-ledger.ts'
import { parseLedger, printLedger } from '../../case/ledger/text-format.ts'
import { evidencePlace, recordPath } from './evidence-path.ts'
import type { EvidencePack, PackFile, PackSources } from './pack-sources.ts'

/**
 * The evidence that an auditor takes away, as files (R5-1, R4.4-5): records with their seals, the policies in force, what
 * was cited, and who took note, drilled and revised what. What is confidential is left out unless it was asked for by name.
 */
export async function evidencePack(sources: PackSources, judged: readonly Judgement[]): Promise<EvidencePack> {
  const { operation, home, adoptions, mapping, reveal } = sources
  const open = openFields(operation.policy, reveal)
  const records = [
    ...(adoptions === undefined ? [] : [{ repository: home, path: POLICY_LEDGER, text: adoptions }]),
    ...sources.records,
  ].map((one) => shownRecord(one, open))
  const cited = await citedFiles(sources, judged)
  const policies = await policyFiles(sources)
  return {
    files: [
      ...records.map(({ file }) => file),
      ...policies.files,
      ...cited.files,
      ...summaries(operation, open),
      { path: 'mapping.json', text: json(mapping) },
    ],
    missing: [...policies.missing, ...cited.missing],
    withheld: records.reduce((sum, { withheld }) => sum + withheld, 0),
  }
}

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`

function shownRecord(
  { repository, path, text }: { repository: string; path: string; text: string },
  open: OpenFields,
): { file: PackFile; withheld: number } {
  let withheld = 0
  const lines = parseLedger(text).lines.map((line) => {
    const shown = shownLine(line, open)
    withheld += shown.withheld.length
    return shown.withheld.length === 0 ? printLedger([line]) : `${JSON.stringify(shown.line)}\n`
  })
  return { file: { path: recordPath(repository, path), text: lines.join('') }, withheld }
}

/** Policies as they were adopted, each by the name of its blob: `git hash-object` gives that name again. */
async function policyFiles({ adoptions, policyText }: PackSources): Promise<Pick<EvidencePack, 'files' | 'missing'>> {
  const shas = parseLedger(adoptions ?? '').lines.flatMap(({ type, data }) => {
    const found = type === POLICY_ADOPTED ? adoptionSchema.safeParse(data).data : undefined
    return found === undefined ? [] : [found.sha]
  })
  return read([...new Set(shas)].map((sha) => ({ path: `policies/${sha}.yml`, text: () => policyText(sha) })))
}

/** Pull requests and runbooks that some requirement cites. */
async function citedFiles(
  { home, pullRequest, runbookText }: PackSources,
  judged: readonly Judgement[],
): Promise<Pick<EvidencePack, 'files' | 'missing'>> {
  const cited = new Map<string, () => Promise<string | undefined>>()
  for (const one of judged.flatMap(({ evidence }) => evidence)) {
    const text = textOf(one)
    if (text !== undefined) cited.set(evidencePlace(one, home).file, text)
  }
  return read([...cited].map(([path, text]) => ({ path, text })))

  function textOf(one: Evidence): (() => Promise<string | undefined>) | undefined {
    if (one.kind === 'runbook') return () => runbookText(one.runbook)
    if (one.kind !== 'pull-request') return undefined
    return async () => {
      const found = await pullRequest(one.repository, one.number)
      return found === undefined ? undefined : json(found)
    }
  }
}

async function read(
  wanted: readonly { path: string; text: () => Promise<string | undefined> }[],
): Promise<Pick<EvidencePack, 'files' | 'missing'>> {
  const files: PackFile[] = []
  const missing: string[] = []
  for (const { path, text } of wanted) {
    const found = await text()
    if (found === undefined) missing.push(path)
    else files.push({ path, text: found })
  }
  return { files, missing }
}

function summaries({ policy, cases }: Operation, open: OpenFields): PackFile[] {
  const all = cases.map((one) => caseSummary(one, open))
  const processes = (which: (id: string) => boolean) => json(all.filter(({ process }) => which(process)))
  const revises = (id: string): boolean =>
    Object.values(policy.processes[id]?.['pull-requests'] ?? {}).some((one) => one['changes-policy'] !== undefined)
  const acknowledgements = all.flatMap(({ repository, issue, acknowledgements: its }) =>
    its.map((one) => ({ repository, issue, ...one })),
  )
  return [
    { path: 'cases.json', text: json(all) },
    { path: 'drills.json', text: processes((id) => policy.processes[id]?.mark !== undefined) },
    { path: 'revisions.json', text: processes(revises) },
    { path: 'acknowledgements.json', text: json(acknowledgements) },
  ]
}
