import { fence } from './marks.ts'
import type { Speech } from './speech.ts'

/** A comment to copy for just these fields. Nothing stands below the headings: what is not filled in is not recorded. */
export function skeletonOf(speech: Speech, fields: readonly string[]): string {
  const headings = fields
    .filter((id) => speech.context.policy.fields[id] !== undefined)
    .map((id) => `### ${speech.names.field(id).replace(/\s+/g, ' ')}\n`)
  return headings.length === 0 ? '' : fence(['/record', ...headings].join('\n'))
}
