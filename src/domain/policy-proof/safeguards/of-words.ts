import { fold } from '../../issue-form/read-options.ts'
import { allWords, type Words } from '../../policy/basics.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { type DroppedSafeguard, dropped, unless } from './dropped.ts'

interface Labelled {
  id: string
  label: Words
}

/** Nothing is called what something beside it was called: people choose by words, and gates go by ids. */
export const ofWords = (before: Policy, after: Policy): DroppedSafeguard[] => [
  ...Object.entries(before.fields).flatMap(([id, { clause, ...was }]) => {
    const now = after.fields[id]
    const holds = now === undefined || !('options' in was && 'options' in now) || !isSwapped(was.options, now.options)
    return unless(holds, 'weakened', `field-${id}`, clause, ['fields', id, 'options'])
  }),
  // A heading names the fact that is written below it.
  ...[...swapped(listed(before.fields), listed(after.fields)), ...swapped(headings(before), headings(after))].map(
    (id) => dropped('weakened', `field-${id}`, before.fields[id]?.clause, ['fields', id, 'label']),
  ),
  ...swapped(names(before), names(after)).map((id) =>
    dropped('weakened', `${id}-form-name`, 'R1-1', ['processes', id, 'form', 'name']),
  ),
  ...unless(!isSwapped(listed(before.systems), listed(after.systems)), 'weakened', 'system-names', 'R3-1', ['systems']),
  ...unless(!isSwapped(before.priorities, after.priorities), 'weakened', 'priority-names', 'R4.1-4', ['priorities']),
  ...unless(!isSwapped(listed(before.roles), listed(after.roles)), 'weakened', 'role-names', 'R4.1-1b', ['roles']),
  ...Object.entries(before.processes).flatMap(([id, { phases }]) => {
    const now = after.processes[id]?.phases ?? {}
    return unless(!isSwapped(listed(phases), listed(now)), 'weakened', `${id}-phase-names`, 'R1-2', [
      ...['processes', id, 'phases'],
    ])
  }),
  ...Object.entries(before.processes).flatMap(([id, process]) =>
    Object.entries(process['pull-requests']).flatMap(([pull, { sections }]) => {
      const now = after.processes[id]?.['pull-requests'][pull]?.sections ?? []
      return unless(!isSwapped(sections, now), 'weakened', `${id}-pull-request-${pull}`, 'R4.4-1', [
        ...['processes', id, 'pull-requests', pull, 'sections'],
      ])
    }),
  ),
]

const listed = (things: Readonly<Record<string, { label: Words }>>): Labelled[] =>
  Object.entries(things).map(([id, { label }]) => ({ id, label }))

const headings = ({ fields }: Policy): Labelled[] =>
  Object.entries(fields).flatMap(([id, { 'notice-heading': label }]) => (label === undefined ? [] : [{ id, label }]))

const names = ({ processes }: Policy): Labelled[] =>
  Object.entries(processes).flatMap(([id, { form }]) => (form === undefined ? [] : [{ id, label: form.name }]))

const isSwapped = (was: readonly Labelled[], now: readonly Labelled[]): boolean => swapped(was, now).length > 0

/** The things that are called what another one was called which is there still. */
function swapped(was: readonly Labelled[], now: readonly Labelled[]): string[] {
  const owners = new Map<string, Set<string>>()
  for (const { id, label } of was)
    for (const text of allWords(label).map(fold)) owners.set(text, (owners.get(text) ?? new Set<string>()).add(id))
  const there = new Set(now.map(({ id }) => id))
  const isAnothers = (id: string, text: string): boolean => {
    const owned = owners.get(fold(text))
    // Something in the place of what is gone may well be called as that was.
    return owned !== undefined && !owned.has(id) && [...owned].some((owner) => there.has(owner))
  }
  return now.flatMap(({ id, label }) => (allWords(label).some((text) => isAnothers(id, text)) ? [id] : []))
}
