import { isSame } from '../../policy/own/mapping.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Process, Transition } from '../../policy/process.ts'
import { BUILT_IN_ROLES } from '../../policy/roles.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type DroppedSafeguard, dropped, hasAll, unless } from './dropped.ts'

/** The people who take each way, and the way's words, acts and openings, beside its gates. */
export function ofWays(id: string, before: Process, now: Process, { roles }: Policy): DroppedSafeguard[] {
  return before.transitions.flatMap((was) =>
    was.from.flatMap((from) => {
      const one = now.transitions.find((other) => other.to === was.to && other.from.includes(from))
      // A case that was closed too soon is taken up again.
      if (one === undefined)
        return ownProperty(before.phases, from)?.end === undefined || !(from in now.phases)
          ? []
          : [dropped('taken-away', `${id}-${was.to}-reopened`, was.clause, ['processes', id, 'transitions'])]
      const path = ['processes', id, 'transitions', now.transitions.indexOf(one)]
      const name = (what: string): string => `${id}-${was.to}-${what}`
      const { clause } = was
      return [
        // The one who decides on everything during a response takes each of its ways (R4.1-1b).
        ...unless(
          before.contain === undefined ||
            hasAll(
              one.by,
              was.by.filter((role) => roles[role]?.['of-case']),
            ),
          ...(['weakened', name('executive'), clause, [...path, 'by']] as const),
        ),
        ...unless(
          hasAll([...was.by, ...otherwiseBy(before, was, one)], one.by),
          ...(['weakened', name('by'), clause, [...path, 'by']] as const),
        ),
        ...unless(hasAll(one['never-by'], was['never-by']), 'weakened', name('never-by'), clause, [
          ...path,
          'never-by',
        ]),
        ...unless(one.reason === 'required' || was.reason !== 'required', 'weakened', name('reason'), clause, path),
        ...unless(isAsSoon(was, one), 'weakened', name('at'), clause, path),
        ...unless(was.opens === undefined || isSame(one.opens, was.opens), 'weakened', name('opens'), clause, path),
      ]
    }),
  )
}

/**
 * Others who may take a way than before: in the open phases of a response everybody whom the company gives a role, since what
 * has to be done then waits for nobody. Everywhere else who decides is part of the procedure.
 */
function otherwiseBy(
  { contain, excluded, restricted, phases }: Process,
  { to }: Transition,
  now: Transition,
): string[] {
  const isEnd = ownProperty(phases, to)?.end !== undefined
  if (contain === undefined || excluded !== undefined || restricted || isEnd) return []
  return now.by.filter((role) => !BUILT_IN_ROLES.some((one) => one === role))
}

/** An act that the app does by itself once its time has come comes no later. */
function isAsSoon({ at: was }: Transition, { at: now }: Transition): boolean {
  if (was === undefined) return true
  return now !== undefined && now.fact === was.fact && hours(now.else) <= hours(was.else)
}
