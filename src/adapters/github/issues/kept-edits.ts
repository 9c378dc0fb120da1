import type { Issues, TextEdit } from '../../../app/ports/github.ts'

type Edits = ReadonlyMap<string, readonly TextEdit[]>

const MOST = 1_000

/** GitHub's times are whole seconds: another edit may follow within one, and its clock is not ours. */
const SAME_MOMENT_MS = 10_000

/** Asks of each text once for as long as it stays as it is: an edit gives it another `updated_at`, save within a second. */
export function keptEdits(ask: (ids: readonly string[]) => Promise<Edits>, now: () => Date): Issues['edits'] {
  const kept = new Map<string, { updatedAt: string; edits: readonly TextEdit[] }>()
  return async (texts) => {
    const open = texts.filter(({ nodeId, updatedAt }) => kept.get(nodeId)?.updatedAt !== updatedAt)
    const found: Edits = open.length === 0 ? new Map() : await ask(open.map(({ nodeId }) => nodeId))
    const all = texts.map(({ nodeId }) => [nodeId, found.get(nodeId) ?? kept.get(nodeId)?.edits ?? []] as const)
    if (kept.size > MOST) kept.clear()
    const settled = open.filter(({ updatedAt }) => now().getTime() - Date.parse(updatedAt) > SAME_MOMENT_MS)
    for (const { nodeId, updatedAt } of settled) kept.set(nodeId, { updatedAt, edits: found.get(nodeId) ?? [] })
    return new Map(all)
  }
}
