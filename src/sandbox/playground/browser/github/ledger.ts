import { LEDGER_BRANCH, parseLedgerPath } from '../../../../domain/case/ledger-path.ts'
import type { Api } from './api.ts'
import { asPath } from './repository-path.ts'
import type { FileContent } from './shapes.ts'
import { contentOf, textOf } from './text.ts'

export interface Ledger {
  path: string
  sha: string
  text: string
  lines: readonly string[]
}

/** The record of a case as it lies on its branch, line by line. */
export async function readLedger(api: Api, repository: string, issue: number): Promise<Ledger | undefined> {
  const { tree } = await api.get<{ tree: { path: string }[] }>(
    `/repos/${repository}/git/trees/${LEDGER_BRANCH}?recursive=1`,
  )
  const path = tree.map((each) => each.path).find((each) => parseLedgerPath(each)?.issue === issue)
  if (path === undefined) return undefined
  const file = await api.get<FileContent>(`/repos/${repository}/contents/${asPath(path)}?ref=${LEDGER_BRANCH}`)
  const text = textOf(file.content ?? '')
  return { path, sha: file.sha, text, lines: text.split('\n').filter((line) => line !== '') }
}

/** Writes over the record, as anybody could who may write to the repository. */
export const writeLedger = (api: Api, repository: string, { path, sha }: Ledger, text: string): Promise<unknown> =>
  api.send('PUT', `/repos/${repository}/contents/${asPath(path)}`, {
    ...{ message: `Change ${path}`, branch: LEDGER_BRANCH, sha, content: contentOf(text) },
  })

export interface LineShown {
  seq: number
  at: string
  who: string
  type: string
  what: string
}

/** The name of an id of the policy. */
export type NameOf = (kind: 'field' | 'option' | 'phase' | 'clock', id: string, field?: string) => string

/** A line in words; one that is no JSON any more says so itself. */
export function lineShown(line: string, index: number, nameOf: NameOf): LineShown {
  try {
    const { seq, at, actor, type, data, free } = JSON.parse(line) as Line
    const text = Object.values(free ?? {}).map((each) => each.text ?? '')[0]
    const { field, clock, to = data?.target } = data ?? {}
    const named = [field && nameOf('field', field), clock && nameOf('clock', clock), to && `→ ${nameOf('phase', to)}`]
    const values = [
      ...(data?.values ?? []).map((value) => (field === undefined ? value : nameOf('option', value, field))),
      ...(type === 'request-refused' ? [`(${data?.reasons?.length ?? 0})`] : [text]),
    ]
    const what = [...named, ...values].filter((each) => each !== undefined && each !== '').join(' ')
    return { seq, at, who: actor.login, type, what }
  } catch {
    return { seq: index, at: '', who: '?', type: 'unreadable', what: line }
  }
}

interface Line {
  seq: number
  at: string
  actor: { login: string }
  type: string
  data?: { field?: string; clock?: string; to?: string; target?: string; values?: string[]; reasons?: unknown[] }
  free?: Record<string, { text?: string }>
}
