import { type ErrorText, textsOf } from '../../adapters/errors/text-files.ts'
import { BoardMismatchError } from '../../adapters/github/board/board.ts'
import { GitHubError } from '../../adapters/github/client/github-error.ts'
import { SealKeyError } from '../../adapters/keys/seal-key.ts'
import { fillIn } from '../../adapters/messages/fill-in.ts'
import { LedgerBusyError } from '../../app/case/ledger/append-with-retry.ts'
import { BoardUnusableError, ConversationLockedError } from '../../app/ports/github.ts'
import { LedgerConflictError, LedgerRefusedError, LedgerUnreadableError } from '../../app/ports/ledger-store.ts'
import { PolicyRecordError } from '../../app/ports/policy-adoptions.ts'
import { PolicyUnknownError } from '../../app/replay/policy-unknown-error.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'

/** An error of GitHub, of records or of keys in one sentence: what is wrong, and what to do next. */
export const toldOf = (error: Error): Told | undefined =>
  error instanceof ToldError ? error.told : (ofGitHub(error) ?? ofBoard(error) ?? ofRecords(error) ?? ofKeys(error))

export const unforeseen = ({ message: why }: Error): Told => told('unforeseen', { why })

const told = (text: ErrorText, values: Readonly<Record<string, string>>): Told => ({
  ja: fillIn(textsOf('ja')[text], values),
  en: fillIn(textsOf('en')[text], values),
})

function ofGitHub(error: Error): Told | undefined {
  if (!(error instanceof GitHubError)) return undefined
  const { kind, route, permission, cause } = error
  const needed = permission === undefined ? '' : `${permission}; `
  return told(`github.${kind}`, { route, why: `${needed}${cause instanceof Error ? cause.message : String(cause)}` })
}

function ofBoard(error: Error): Told | undefined {
  if (error instanceof BoardUnusableError) return told(`board.${error.standing}`, { why: error.message })
  if (error instanceof BoardMismatchError) {
    const { org, project, field } = error.place
    return told('board.no-option', { org, project: String(project), field, column: error.column })
  }
  if (error instanceof ConversationLockedError) return told('record.locked', { why: error.message })
  return undefined
}

function ofKeys(error: Error): Told | undefined {
  if (!(error instanceof SealKeyError)) return undefined
  return error.of.kind === 'private' ? told('key.private', {}) : told('key.public', { given: error.of.given })
}

function ofRecords(error: Error): Told | undefined {
  const why = error.message
  if (error instanceof LedgerRefusedError) {
    const { why: kind, ref, cause } = error
    return told(`record.${kind}`, { why: `${ref.path}${cause instanceof Error ? `: ${cause.message}` : ''}` })
  }
  if (error instanceof LedgerUnreadableError)
    return told('record.unreadable', { where: `${error.ref.path}:${error.line}`, why })
  if (error instanceof LedgerBusyError || error instanceof LedgerConflictError) return told('record.busy', { why })
  if (error instanceof PolicyUnknownError) return told('policy.unknown', { sha: error.sha })
  if (error instanceof PolicyRecordError) return told('policy.record', {})
  return undefined
}
