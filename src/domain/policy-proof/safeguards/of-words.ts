import { fold } from '../../issue-form/read-options.ts'
import { allWords, type Words } from '../../policy/basics.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { type DroppedSafeguard, unless } from './dropped.ts'

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

function isSwapped(was: readonly Labelled[], now: readonly Labelled[]): boolean {
  const owners = new Map(was.flatMap(({ id, label }) => allWords(label).map((text) => [fold(text), id] as const)))
  const there = new Set(now.map(({ id }) => id))
  return now.some(({ id, label }) =>
    allWords(label).some((text) => {
      const owner = owners.get(fold(text))
      // Something in the place of what is gone may well be called as that was.
      return owner !== undefined && owner !== id && there.has(owner)
    }),
  )
}
