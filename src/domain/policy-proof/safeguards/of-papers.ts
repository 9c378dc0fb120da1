import { isSame } from '../../policy/own/mapping.ts'
import type { Process } from '../../policy/process.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type DroppedSafeguard, dropped, hasAll, unless } from './dropped.ts'

const AS_LONG = 2

/** What a process draws up, tells, asks people to take note of and opens by itself, and what its form says first. */
export function ofPapers(id: string, before: Process, now: Process): DroppedSafeguard[] {
  const path = ['processes', id]
  return [
    ...notices(id, before, now),
    ...documents(id, before, now),
    ...Object.entries(before.acknowledgements).flatMap(([name, was]) => {
      const one = ownProperty(now.acknowledgements, name)
      if (one === undefined) return []
      const holds = hasAll(was['recorded-by'], one['recorded-by'])
      return unless(holds, 'weakened', `${id}-acknowledgement-${name}`, undefined, [...path, 'acknowledgements', name])
    }),
    ...pullRequests(id, before, now),
    ...schedule(id, before, now),
    ...findings(id, before, now),
    ...unless(
      before.form?.head === undefined || now.form?.head !== undefined,
      'taken-away',
      `${id}-form-head`,
      clauseOf(before),
      [...path, 'form'],
    ),
    // What is marked counts as no real case.
    ...unless(now.mark === before.mark, 'weakened', `${id}-mark`, clauseOf(before), [...path, 'mark']),
  ]
}

export const clauseOf = ({ transitions }: Process): string | undefined =>
  transitions.find(({ clause }) => clause !== undefined)?.clause

function notices(id: string, before: Process, now: Process): DroppedSafeguard[] {
  return Object.entries(before.notices).flatMap(([name, was]) => {
    const one = ownProperty(now.notices, name)
    if (one === undefined) return []
    const holds =
      hasAll(one.parts, was.parts) &&
      (was.customers === undefined || one.customers === was.customers || one.customers === 'every') &&
      (one.groups === true || was.groups !== true)
    return unless(holds, 'weakened', `${id}-notice-${name}`, was.clause, ['processes', id, 'notices', name])
  })
}

function documents(id: string, before: Process, now: Process): DroppedSafeguard[] {
  return Object.entries(before.documents).flatMap(([name, was]) => {
    const one = ownProperty(now.documents, name)
    const path = ['processes', id, 'documents', name]
    if (one === undefined) return [dropped('taken-away', `${id}-document-${name}`, was.clause, path)]
    const holds =
      one.draws === was.draws &&
      hasAll(one.fields, was.fields) &&
      (one.when === undefined || isSame(one.when, was.when)) &&
      one['acknowledged-as'] === was['acknowledged-as'] &&
      one['drawn-in'] === was['drawn-in']
    return unless(holds, 'weakened', `${id}-document-${name}`, was.clause, path)
  })
}

function pullRequests(id: string, before: Process, now: Process): DroppedSafeguard[] {
  return Object.entries(before['pull-requests']).flatMap(([name, was]) => {
    const one = ownProperty(now['pull-requests'], name)
    if (one === undefined) return []
    const sections = (all: typeof was.sections) => all.map((section) => section.id)
    const holds =
      hasAll(sections(one.sections), sections(was.sections)) &&
      (one['changes-runbook'] || !was['changes-runbook']) &&
      (was['changes-policy'] === undefined || isSame(one['changes-policy'], was['changes-policy'])) &&
      (one.when === undefined || isSame(one.when, was.when)) &&
      // What is drawn from a case for few stays where the case is.
      (!before.restricted || one.repository === was.repository)
    return unless(holds, 'weakened', `${id}-pull-request-${name}`, clauseOf(before), [
      ...['processes', id, 'pull-requests', name],
    ])
  })
}

function schedule(id: string, { schedule: was, ...before }: Process, { schedule: now }: Process): DroppedSafeguard[] {
  if (was === undefined) return []
  const path = ['processes', id, 'schedule']
  const name = `${id}-schedule`
  const clause = clauseOf({ schedule: was, ...before })
  if (now === undefined) return [dropped('taken-away', name, clause, path)]
  if (isSame(now, was)) return []
  const holds =
    'every' in was &&
    'every' in now &&
    hours(now.every) <= hours(was.every) * AS_LONG &&
    hasAll(now['when-changed'], was['when-changed'])
  return unless(holds, 'weakened', name, clause, path)
}

function findings(id: string, { findings: was }: Process, { findings: now }: Process): DroppedSafeguard[] {
  if (was === undefined || now === undefined) return []
  const holds =
    hasAll(was['accepted-by'], now['accepted-by']) && hours(now['act-within']) <= hours(was['act-within']) * AS_LONG
  return unless(holds, 'weakened', `${id}-findings`, was.clause, ['processes', id, 'findings'])
}
