import { adviceFor } from '../../policy/advice.ts'
import { isSame } from '../../policy/own/mapping.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { BUILT_IN_ROLES } from '../../policy/roles.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type DroppedSafeguard, dropped, hasAll, unless } from './dropped.ts'
import { saysAsMuch, sparesPeople } from './says-as-much.ts'

/** How bad something is taken to be, what starts the response, who is called and who may begin, and who stands in. */
export function ofOrganisation(before: Policy, after: Policy): DroppedSafeguard[] {
  const { clause } = before.organisation
  const [was, now] = [before.organisation, after.organisation]
  const isThere = (role: string): boolean => role in after.roles
  // In their order, and behind them none of those who had no charge: their act ends no wait.
  const inCharge = before.answering.filter(isThere)
  const isAnswering =
    isSame(after.answering.slice(0, inCharge.length), inCharge) &&
    !after.answering.slice(inCharge.length).some((role) => role in before.roles)
  const elsewise = was['else-appointed-by']
  const others = now['else-appointed-by']?.by ?? []
  return [
    // The fields that the app itself takes for kind, category and severity: another field has other answers.
    ...Object.entries(before.meanings).flatMap(([meaning, field]) =>
      unless(after.meanings[meaning as keyof Policy['meanings']] === field, 'weakened', `meaning-${meaning}`, 'R1-4', [
        'meanings',
        meaning,
      ]),
    ),
    ...unless(isAsGrave(before, after), 'weakened', 'severity', 'R4-2', ['severity']),
    ...unless(isAsSoon(before, after), 'weakened', 'default-priority', 'R4.1-4', ['default-priority']),
    ...unless(
      was.start.every((one) => now.start.some((other) => other.id === one.id && isSame(other.when, one.when))),
      'weakened',
      'organisation-start',
      clause,
      ['organisation', 'start'],
    ),
    ...unless(
      now.end.length > 0 && was.end.every((one) => now.end.some((other) => other.id === one.id)),
      'weakened',
      'organisation-end',
      clause,
      ['organisation', 'end'],
    ),
    // Nobody more starts the response, and whoever could still can.
    ...unless(hasAll(was.by, now.by) && hasAll(now.by, was.by.filter(isThere)), 'weakened', 'organisation-by', clause, [
      'organisation',
      'by',
    ]),
    ...unless(hasAll(was.executives, now.executives), 'weakened', 'organisation-executives', 'R4.1-1b', [
      ...['organisation', 'executives'],
    ]),
    ...unless(
      hasAll(now.calls ?? after.defaults['set-by'], (was.calls ?? []).filter(isThere)),
      'weakened',
      'organisation-calls',
      clause,
      ['organisation', 'calls'],
    ),
    ...unless(isNoWider(now.appointable, was.appointable), 'weakened', 'organisation-appointable', 'R4.2-3', [
      'organisation',
      'appointable',
    ]),
    ...unless(
      hasAll(was['appointed-by'], now['appointed-by']) &&
        hasAll([...was['appointed-by'], ...(elsewise?.by ?? [])], others) &&
        // Where neither officer nor deputy answers at night, somebody still appoints.
        hasAll(others, (elsewise?.by ?? []).filter(isThere)) &&
        (elsewise === undefined || now['else-appointed-by']?.for === elsewise.for),
      'weakened',
      'organisation-appointed-by',
      'R4.2-3',
      ['organisation', 'appointed-by'],
    ),
    ...unless(isAnswering, 'weakened', 'answering', 'R4.2-1', ['answering']),
    ...unless(
      !after.defaults['set-by'].some((role) => BUILT_IN_ROLES.some((one) => one === role)) &&
        hasAll(after.defaults['set-by'], before.defaults['set-by'].filter(isThere)),
      'weakened',
      'defaults-set-by',
      'R4.2-4',
      ['defaults', 'set-by'],
    ),
    ...channel(before, after),
    ...unless(
      before.proposals.every((one) => after.proposals.some((other) => isSame(one, other))),
      'weakened',
      'proposals',
      'R4.4-2',
      ['proposals'],
    ),
    ...unless(
      before.advice.every(({ kinds, text }) =>
        kinds.every((kind) => {
          const told = adviceFor(after.advice, kind)
          return sparesPeople(text, told) && saysAsMuch(text, told)
        }),
      ),
      'weakened',
      'advice',
      'R4-2',
      ['advice'],
    ),
    ...Object.keys(before.groups ?? {}).flatMap((group) =>
      unless(ownProperty(after.groups ?? {}, group) !== undefined, 'taken-away', `group-${group}`, 'R2-1', [
        'groups',
        group,
      ]),
    ),
    ...roles(before, after),
  ]
}

function channel({ channel: was }: Policy, { channel: now }: Policy): DroppedSafeguard[] {
  if (was === undefined || isSame(was.compromised, now?.compromised)) return []
  return [dropped(now === undefined ? 'taken-away' : 'weakened', 'channel', was.clause, ['channel'])]
}

const isNoWider = (now: string | readonly string[] | undefined, was: string | readonly string[] | undefined): boolean =>
  isSame(now, was) || (typeof now === 'object' && typeof was === 'object' && hasAll(was, now))

/** Each rule counts still, in its order, for something as grave; none that says less stands before it. */
function isAsGrave(before: Policy, after: Policy): boolean {
  const field = ownProperty(before.fields, before.meanings.severity)
  const order = field !== undefined && 'options' in field ? field.options.map(({ id }) => id) : []
  const gravity = (id: string): number => order.length - (order.includes(id) ? order.indexOf(id) : order.length)
  let from = 0
  const [was, now] = [before.severity, after.severity]
  const rulesHold = was.rules.every(({ when, is }) => {
    const at = now.rules.findIndex((rule, place) => place >= from && isSame(rule.when, when))
    const passed = now.rules.slice(from, at + 1)
    from = at + 1
    return at !== -1 && passed.every((rule) => gravity(rule.is) >= gravity(is))
  })
  return rulesHold && gravity(now.default) >= gravity(was.default)
}

/** A system of which nobody has decided how soon it runs again does not wait longer for it. */
function isAsSoon(before: Policy, after: Policy): boolean {
  const [was, now] = [before, after].map((policy) =>
    policy.priorities.find(({ id }) => id === policy['default-priority']),
  )
  return was === undefined || now === undefined || hours(now.within) <= hours(was.within)
}

/** A stand-in's acts are ratified by the one he stands in for; and where somebody may not act, it is said who does (R4.2-1). */
function roles(before: Policy, after: Policy): DroppedSafeguard[] {
  return Object.entries(before.roles).flatMap(([id, was]) => {
    const now = ownProperty(after.roles, id)
    if (now === undefined) return []
    return (['acts-for', 'in-absence', 'when-kept-out', 'of-case'] as const).flatMap((key) => {
      if (isSame(now[key], was[key])) return []
      // In its own words, or by another name: somebody stands in all the same.
      if (key === 'when-kept-out' && now[key] !== undefined) return []
      const how = now[key] === undefined ? 'taken-away' : 'weakened'
      return [dropped(how, `role-${id}-${key}`, 'R4.2-1', ['roles', id])]
    })
  })
}
