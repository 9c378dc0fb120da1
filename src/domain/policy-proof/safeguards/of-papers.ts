import type { Words } from '../../policy/basics.ts'
import { askedFacts } from '../../policy/condition.ts'
import type { DocumentPolicy } from '../../policy/document.schema.ts'
import { isSame } from '../../policy/own/mapping.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Process } from '../../policy/process.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type DroppedSafeguard, dropped, hasAll, unless } from './dropped.ts'
import { fillsAsMuch, saysAsMuch } from './says-as-much.ts'

const AS_LONG = 2
/** About as often: once a year (R9-3) is no more than three months late. */
const AS_OFTEN = 1.25

/** The policy that has the process now, and the one that had it. */
interface Around {
  policy: Policy
  was: Policy
}

/** The papers of a process: those it draws up, tells, asks people to take note of and opens by itself, and the head of its form. */
export function ofPapers(id: string, before: Process, now: Process, { policy, was }: Around): DroppedSafeguard[] {
  const path = ['processes', id]
  return [
    ...notices(id, before, now),
    ...documents(id, before, now, policy),
    ...asked(id, before, now, was),
    ...charge(id, before, now, policy),
    ...Object.entries(before.acknowledgements).flatMap(([name, was]) => {
      const one = ownProperty(now.acknowledgements, name)
      if (one === undefined) return []
      const holds = hasAll(was['recorded-by'], one['recorded-by'])
      return unless(holds, 'weakened', `${id}-acknowledgement-${name}`, undefined, [...path, 'acknowledgements', name])
    }),
    ...pullRequests(id, before, now),
    ...schedule(id, before, now),
    ...findings(id, before, now),
    ...forms(id, before, now),
    // A case that is marked counts as no real case.
    ...unless(now.mark === before.mark, 'weakened', `${id}-mark`, clauseOf(before), [...path, 'mark']),
  ]
}

/**
 * The questions to somebody who reports: those that the regulation wants answered, and that advice, severity and deadlines
 * follow from (R1-1).
 */
function asked(id: string, before: Process, now: Process, policy: Policy): DroppedSafeguard[] {
  if (before.form === undefined || now.form === undefined) return []
  const there = new Set(now.form.items.map(({ field }) => field))
  const meant = new Set([
    ...Object.values(policy.meanings),
    ...[...policy.severity.rules, ...Object.values(policy.packs)].flatMap(({ when }) =>
      when === undefined ? [] : askedFacts(when).map(({ fact }) => fact),
    ),
  ])
  const lost = before.form.items.filter(
    ({ field }) => !there.has(field) && (meant.has(field) || ownProperty(policy.fields, field)?.clause !== undefined),
  )
  return unless(lost.length === 0, 'weakened', `${id}-form-items`, clauseOf(before), ['processes', id, 'form', 'items'])
}

/** A new case is given to whom it was given, as far as the role is there; and in each phase somebody has it, who had. */
function charge(id: string, before: Process, now: Process, { roles }: Policy): DroppedSafeguard[] {
  const was = (ownProperty(before['in-charge'], before.start) ?? []).filter((role) => role in roles)
  const is = ownProperty(now['in-charge'], now.start) ?? []
  const isKept = Object.entries(before['in-charge']).every(
    ([phase, had]) =>
      !had.some((role) => role in roles) ||
      ownProperty(now.phases, phase) === undefined ||
      (ownProperty(now['in-charge'], phase) ?? []).some((role) => role in roles),
  )
  const holds = isKept && hasAll(is, was) && (was[0] === undefined || is[0] === was[0])
  return unless(holds, 'weakened', `${id}-in-charge`, clauseOf(before), ['processes', id, 'in-charge'])
}

/** People can ask by a form where nothing but a form, or another case, opens one; and its head says what it said. */
function forms(id: string, before: Process, now: Process): DroppedSafeguard[] {
  const [was, is] = [before.form, now.form]
  if (was === undefined) return []
  const path = ['processes', id, 'form']
  if (is === undefined && now.schedule === undefined)
    return [dropped('taken-away', `${id}-form`, clauseOf(before), path)]
  const how = is?.head === undefined ? 'taken-away' : 'weakened'
  const holds = was.head === undefined || fillsAsMuch(was.head, is?.head)
  return unless(holds, how, `${id}-form-head`, clauseOf(before), path)
}

/** As far as it is there, everything that readers outside were told of, and as soon (R8-1). */
function tellsAsMuch(was: DocumentPolicy, now: DocumentPolicy, policy: Policy): boolean {
  const all = Object.values(policy.processes)
  const isNotice = (notice: string): boolean => all.some(({ notices }) => notice in notices)
  return (
    hasAll(
      now.processes ?? [],
      (was.processes ?? []).filter((one) => one in policy.processes),
    ) &&
    hasAll(now.notices ?? [], (was.notices ?? []).filter(isNotice)) &&
    hasAll(
      now.clocks ?? [],
      (was.clocks ?? []).filter((one) => one in policy.clocks),
    ) &&
    saysAsMuch(was.opening, now.opening) &&
    saysAsMuch(was['in-force'], now['in-force']) &&
    Object.entries(was.about ?? {}).every(
      ([process, words]: [string, Words]) =>
        !(process in policy.processes) || saysAsMuch(words, ownProperty(now.about ?? {}, process)),
    ) &&
    (now.languages === undefined || was.languages === undefined || now.languages.includes(policy.locale)) &&
    (was['given-within'] === undefined ||
      (now['given-within'] !== undefined && hours(now['given-within']) <= hours(was['given-within']) * AS_LONG))
  )
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
      (one.groups === true || was.groups !== true) &&
      (was.intro === undefined || fillsAsMuch(was.intro, one.intro))
    return unless(holds, 'weakened', `${id}-notice-${name}`, was.clause, ['processes', id, 'notices', name])
  })
}

function documents(id: string, before: Process, now: Process, policy: Policy): DroppedSafeguard[] {
  return Object.entries(before.documents).flatMap(([name, was]) => {
    const one = ownProperty(now.documents, name)
    const path = ['processes', id, 'documents', name]
    if (one === undefined) return [dropped('taken-away', `${id}-document-${name}`, was.clause, path)]
    const holds =
      one.draws === was.draws &&
      hasAll(one.fields, was.fields) &&
      (one.when === undefined || isSame(one.when, was.when)) &&
      one['acknowledged-as'] === was['acknowledged-as'] &&
      one['drawn-in'] === was['drawn-in'] &&
      // With the plan that it reports, and in the language of its reader.
      (was.with === undefined || one.with === was.with) &&
      (was['language-by'] === undefined || one['language-by'] === was['language-by']) &&
      tellsAsMuch(was, one, policy) &&
      (was.text === undefined || fillsAsMuch(was.text, one.text))
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
      (one.check !== undefined || was.check === undefined) &&
      (was['changes-policy'] === undefined || isSame(one['changes-policy'], was['changes-policy'])) &&
      (one.when === undefined || isSame(one.when, was.when)) &&
      // The regulation is where it was: a pull request elsewhere changes nothing of it.
      (was['changes-policy'] === undefined || one.repository === was.repository) &&
      // A paper drawn from a case for few stays where the case is.
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
    hours(now.every) <= hours(was.every) * AS_OFTEN &&
    hasAll(now['when-changed'], was['when-changed']) &&
    isAsEarly(now['first-after'], was['first-after'])
  return unless(holds, 'weakened', name, clause, path)
}

/** The first one comes soon after the first adoption, where it did; left out, it comes when the time is over once. */
const isAsEarly = (now: string | undefined, was: string | undefined): boolean =>
  was === undefined || (now !== undefined && hours(now) <= hours(was) * AS_LONG)

function findings(id: string, { findings: was }: Process, { findings: now }: Process): DroppedSafeguard[] {
  if (was === undefined || now === undefined) return []
  const holds =
    hasAll(was['accepted-by'], now['accepted-by']) && hours(now['act-within']) <= hours(was['act-within']) * AS_LONG
  return unless(holds, 'weakened', `${id}-findings`, was.clause, ['processes', id, 'findings'])
}
