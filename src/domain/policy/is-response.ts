import type { Policy } from './policy.schema.ts'

const RESPONDING: readonly string[] = ['procedure', 'recovered', 'runbook', 'stood-down']

/**
 * Whether a process responds to something that happened, with severity, systems to recover, a runbook and an organisation.
 * A request, a review or a violation has none of these, and whoever reads of it is not to be told to appoint anybody.
 */
export function isResponse({ meanings, processes }: Policy, id: string): boolean {
  const process = processes[id]
  if (process === undefined) return true
  const judged = [meanings.kind, meanings.severity, meanings.systems]
  return (
    process.contain !== undefined ||
    process.transitions.some(({ gates }) => gates.some(({ kind }) => RESPONDING.includes(kind))) ||
    (process.form?.items ?? []).some(({ field }) => judged.includes(field))
  )
}
