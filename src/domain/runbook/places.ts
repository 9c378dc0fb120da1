import type { Place, RunbookDraft } from './runbook-draft.ts'
import { HEAD_KEYS } from './runbook-head.ts'

type Path = readonly PropertyKey[]
const TOP: Place = { line: 1, column: 1 }

/** The place of a path in the head; of the nearest thing around it where it has none of its own. */
export function placeOf(draft: RunbookDraft, path: Path): Place & { path: string } {
  for (let length = path.length; length >= 0; length--) {
    const place = draft.places.get(path.slice(0, length).map(String).join('.'))
    if (place !== undefined) return { path: draft.path, ...place }
  }
  return { path: draft.path, ...TOP }
}

/** Where a missing key of the head belongs: at the key that usually stands before it. */
export function placeBefore(draft: RunbookDraft, key: string): Place & { path: string } {
  const before = HEAD_KEYS.slice(0, HEAD_KEYS.indexOf(key)).reverse()
  const neighbour = before.find((candidate) => draft.places.has(candidate))
  return placeOf(draft, neighbour === undefined ? [] : [neighbour])
}
