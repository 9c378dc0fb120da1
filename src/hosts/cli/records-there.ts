import { type RecordsPlaceNamed, recordsWords } from '../../adapters/messages/records-words.ts'
import { type RecordsFound, recordsFound } from '../../app/case/ledger/records-found.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { EXIT } from './exit.ts'
import { WORKING, whileWorking } from './progress.ts'
import type { Records } from './records.ts'
import { asJson } from './tell-json.ts'

export type RecordsPresent = Exclude<RecordsFound, { kind: 'missing' }>

/** The records that a command is to look at, or why there are none. */
export async function recordsSeen(
  { store, repository, place }: Records,
  language: Language,
): Promise<RecordsPresent | { kind: 'missing'; what: string; why: string }> {
  const found = await whileWorking(WORKING.records[language], () => recordsFound(store, repository))
  if (found.kind !== 'missing') return found
  return { ...found, why: (await recordsWords(language)).missing(found.what, place) }
}

/**
 * The records that a command is to look at. Where there are none, be it that ledgers, folder, branch or the repository itself
 * are gone, it says so, with the exit code of a finding, and gives nothing.
 */
export async function recordsThere(
  records: Records,
  language: Language,
  json: boolean,
): Promise<RecordsPresent | undefined> {
  const found = await recordsSeen(records, language)
  if (found.kind !== 'missing') return found
  const { what, why } = found
  process.stdout.write(json ? `${asJson({ record: 'missing', missing: what, why })}\n` : `${why}\n`)
  process.exitCode = EXIT.findings
  return undefined
}

/** The absence of any case is an outcome of its own; where the answer is one JSON document, it has said so. */
export async function tellNoCase(
  { kind }: Pick<RecordsPresent, 'kind'>,
  { where }: RecordsPlaceNamed,
  language: Language,
  json: boolean,
): Promise<void> {
  if (kind !== 'no-case') return
  if (!json) process.stdout.write(`${(await recordsWords(language)).say('no-case', { where })}\n`)
  process.exitCode = EXIT.findings
}
