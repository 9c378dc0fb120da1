import type { Issues, TextEdit } from '../../../app/ports/github.ts'
import { versionCache } from '../../../app/state/version-cache.ts'

type Edits = ReadonlyMap<string, readonly TextEdit[]>

const MOST = 10_000

/** GitHub's times are whole seconds: another edit may follow within one, and its clock is not ours. */
const SAME_MOMENT_MS = 10_000

/** Asks of each text once for as long as it stays as it is: an edit gives it another `updated_at`, save within a second. */
export function keptEdits(ask: (ids: readonly string[]) => Promise<Edits>, now: () => Date) {
  const kept = versionCache<readonly TextEdit[]>(MOST)
  const isSettled = (updatedAt: string): boolean => now().getTime() - Date.parse(updatedAt) > SAME_MOMENT_MS
  const of: Issues['edits'] = async (texts) => {
    const known = texts.map(({ nodeId, updatedAt }) => [nodeId, kept.get(nodeId, updatedAt)] as const)
    const open = new Set(known.flatMap(([nodeId, edits]) => (edits === undefined ? [nodeId] : [])))
    const found: Edits = open.size === 0 ? new Map() : await ask([...open])
    for (const { nodeId, updatedAt } of texts) {
      if (open.has(nodeId) && isSettled(updatedAt)) kept.keep(nodeId, updatedAt, found.get(nodeId) ?? [])
    }
    return new Map(known.map(([nodeId, edits]) => [nodeId, edits ?? found.get(nodeId) ?? []]))
  }
  return {
    of,
    /** It was told elsewhere that nobody edited these. */
    unedited(texts: Parameters<Issues['edits']>[0]): void {
      for (const { nodeId, updatedAt } of texts) if (isSettled(updatedAt)) kept.keep(nodeId, updatedAt, [])
    },
  }
}
