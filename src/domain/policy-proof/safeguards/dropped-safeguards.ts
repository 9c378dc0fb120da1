import type { Gate } from '../../gates/gates.ts'
import { gateName } from '../../policy/own/gate-name.ts'
import { isSame } from '../../policy/own/mapping.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import type { Process } from '../../policy/process.ts'
import { BUILT_IN_ROLES } from '../../policy/roles.ts'
import { safeguardOfInvariant } from '../../policy/safeguards/safeguard-ids.ts'
import { hours } from '../../time/hours.ts'
import { ownProperty } from '../../values/own-property.ts'
import type { PolicyPath } from '../finding.ts'
import { type Edge, graphOf } from '../graph.ts'
import { isAtLeast } from './at-least.ts'
import { besideIntake } from './beside-intake.ts'
import { type DroppedSafeguard, dropped, hasAll, unless } from './dropped.ts'
import { ofClocks } from './of-clocks.ts'
import { ofFields } from './of-fields.ts'
import { ofOrganisation } from './of-organisation.ts'
import { clauseOf, ofPapers } from './of-papers.ts'
import { ofWays } from './of-ways.ts'
import { ofWords } from './of-words.ts'

/**
 * Every safeguard of `before` that `after` lacks: invariants, who is kept out, gates and ways past them, who may fill in
 * what they ask, what is drawn up and told, deadlines and calendars, how bad something is taken to be, limits of exceptions,
 * who is answerable for a stand-in, and what covers each clause.
 */
export function droppedSafeguards(before: Policy, after: Policy): DroppedSafeguard[] {
  const found = [
    ...Object.entries(before.processes).flatMap(([id, process]) => inProcess(before, after, id, process)),
    ...invariants(before, after),
    ...ofFields(before, after),
    ...ofWords(before, after),
    ...ofClocks(before, after),
    ...ofOrganisation(before, after),
    ...history(before, after),
    ...besideIntake(before, after),
  ]
  const all = [...found, ...clauses(before, after, found)]
  return all.filter((one, at) => all.findIndex(({ safeguard }) => safeguard === one.safeguard) === at)
}

type Found = DroppedSafeguard[]

function inProcess(base: Policy, after: Policy, id: string, before: Process): Found {
  const path = ['processes', id]
  const now = ownProperty(after.processes, id)
  if (now === undefined) return [dropped('taken-away', id, clauseOf(before), path)]
  const { excluded } = before
  const kept =
    excluded === undefined ||
    ((!excluded.reporter || now.excluded?.reporter === true) &&
      (excluded.named === undefined || now.excluded?.named === excluded.named))
  return [
    ...(kept
      ? []
      : [
          dropped(now.excluded === undefined ? 'taken-away' : 'weakened', `${id}-excluded`, clauseOf(before), [
            ...path,
            'excluded',
          ]),
        ]),
    ...(before.restricted && !now.restricted
      ? [dropped('taken-away', `${id}-restricted`, 'R8-2', [...path, 'restricted'])]
      : []),
    ...unless(
      !before.restricted || now.board === before.board || now.board === 'none',
      'weakened',
      `${id}-board`,
      'R8-2',
      [...path, 'board'],
    ),
    ...(before.restricts === undefined ||
    ownProperty(after.processes, before.restricts.opens) === undefined ||
    isSame(before.restricts, now.restricts)
      ? []
      : [
          dropped(now.restricts === undefined ? 'taken-away' : 'weakened', `${id}-restricts`, before.restricts.clause, [
            ...path,
            'restricts',
          ]),
        ]),
    ...Object.entries(before.phases).flatMap(([phase, { fixed }]) =>
      fixed === true && ownProperty(now.phases, phase) !== undefined && now.phases[phase]?.fixed !== true
        ? [dropped('taken-away', `${id}-${phase}-fixed`, clauseOf(before), [...path, 'phases', phase])]
        : [],
    ),
    ...Object.entries(before.phases).flatMap(([phase, { steps }]) => {
      const one = ownProperty(now.phases, phase)
      // A phase shows the steps of its own name, unless it says otherwise.
      return unless(
        one === undefined || (one.steps ?? phase) === (steps ?? phase),
        'weakened',
        `${id}-${phase}-steps`,
        'R1-2',
        [...[...path, 'phases', phase]],
      )
    }),
    ...ends(id, before, now),
    ...gates(id, before, now),
    ...waiver(id, before, now),
    ...ofWays(id, before, now, after),
    ...ofPapers(id, before, now, { policy: after, was: base }),
    ...standing(id, before, now),
  ]
}

/**
 * Containment is recorded as what it is, whoever could go back to an earlier phase still can (R4.3-1), and nobody else ends a
 * case by calling it a part of another one.
 */
function standing(id: string, { contain, back, links }: Process, now: Process): Found {
  const path = ['processes', id]
  const isLed =
    links === undefined ||
    (now.links !== undefined && hasAll(links.by, now.links.by) && now.links.phase === links.phase)
  const isSaid =
    contain === undefined ||
    now.contain === undefined ||
    (now.contain.fact === contain.fact &&
      now.contain.phase === contain.phase &&
      hasAll(contain.by, now.contain.by.filter(isNobodys)))
  const nobodys = (now.back?.by ?? []).filter(isNobodys)
  const isOpen =
    hasAll(now.back?.by ?? [], back?.by ?? []) &&
    hasAll(now.back?.from ?? [], back?.from ?? []) &&
    (back === undefined || hasAll(back.by, nobodys))
  return [
    ...unless(isSaid, 'weakened', `${id}-contain`, contain?.clause, [...path, 'contain']),
    ...unless(isOpen, now.back === undefined ? 'taken-away' : 'weakened', `${id}-back`, back?.clause, [
      ...path,
      'back',
    ]),
    ...unless(isLed, now.links === undefined ? 'taken-away' : 'weakened', `${id}-links`, links?.clause, [
      ...path,
      'links',
      'by',
    ]),
  ]
}

/** Parties without a role by the company's word: who reported, whom it is about, the app. */
const isNobodys = (role: string): boolean => BUILT_IN_ROLES.some((one) => one === role)

/** A new end, or an end from a phase from which the case went on, passes by whatever lies between. */
function ends(id: string, before: Process, now: Process): Found {
  const isEnd = (process: Process, phase: string): boolean => ownProperty(process.phases, phase)?.end !== undefined
  // "Not an incident" and "over" are two ends, on GitHub and in every count.
  const isOther = (phase: string): boolean =>
    isEnd(before, phase) && now.phases[phase]?.end !== before.phases[phase]?.end
  const weakened = (...path: PolicyPath) =>
    dropped('weakened', `${id}-ends`, clauseOf(before), ['processes', id, ...path])
  return [
    ...Object.keys(now.phases).flatMap((phase) =>
      isEnd(now, phase) && (!isEnd(before, phase) || isOther(phase)) ? [weakened('phases', phase)] : [],
    ),
    ...now.transitions.flatMap(({ from, to }, at) => {
      const known = before.transitions.filter((one) => one.to === to).flatMap((one) => one.from)
      const isShorter = from.some((phase) => phase in before.phases && !known.includes(phase))
      return isEnd(now, to) && isShorter ? [weakened('transitions', at)] : []
    }),
  ]
}

/** Each way still asks what it asked, and a new way to a phase what every other way there asks. */
function gates(id: string, before: Process, now: Process): Found {
  const [old, fresh] = [graphOf(id, before).edges, graphOf(id, now).edges]
  const wayOf = ({ from, to, kind }: Edge): string => `${from} ${to} ${kind === 'stated'}`
  const known = new Set(old.map(wayOf))
  const lacking = (edge: Edge, wanted: readonly Gate[]): Found =>
    wanted
      .filter((gate) => !edge.gates.some((one) => isAtLeast(one, gate)))
      .map((gate) => {
        const how = edge.gates.some((one) => gateName(one) === gateName(gate)) ? 'weakened' : 'taken-away'
        return dropped(how, gateSafeguard(id, edge.to, gate), gate.clause, edge.path)
      })
  return [
    ...old.flatMap((was) =>
      was.kind === 'stated'
        ? fresh.filter((edge) => wayOf(edge) === wayOf(was)).flatMap((edge) => lacking(edge, was.gates))
        : [],
    ),
    ...fresh
      .filter((edge) => !known.has(wayOf(edge)) && !isKnownKind(edge, before, now))
      .flatMap((edge) => {
        const others = old.filter((one) => one.kind === 'stated' && one.to === edge.to)
        const [first, ...more] = others
        const common = (first?.gates ?? []).filter((gate) =>
          more.every((one) => one.gates.some((other) => isAtLeast(other, gate))),
        )
        return lacking(edge, common)
      }),
  ]
}

/** Back, containment at once and the end of what another case leads reach a new phase as they reach the others. */
const isKnownKind = ({ kind }: Edge, before: Process, now: Process): boolean =>
  (kind === 'back' && before.back !== undefined) ||
  (kind === 'contain' && before.contain?.phase === now.contain?.phase) ||
  (kind === 'link' && before.links?.phase === now.links?.phase) ||
  (kind === 'restrict' && before.restricts?.phase === now.restricts?.phase)

/** Not as an invariant about it is called: whoever says that a gate is weaker keeps what must never be without it. */
const gateSafeguard = (id: string, to: string, gate: Gate): string =>
  [id, to, 'gate', ...(gateName(gate) ?? gate.kind).split(' ')].join('-')

/** The limits of an exception: what it may open, from when on, where and how long, and who has it before it is approved (R6-1). */
function waiver(id: string, { waiver: before }: Process, { waiver: now }: Process): Found {
  if (before === undefined) return []
  const path = ['processes', id, 'waiver']
  // An exception that is approved and reaches nothing is no exception.
  if (now === undefined) return [dropped('taken-away', `${id}-waiver`, 'R6-1', path)]
  const [mine, theirs] = [now.ahead, before.ahead]
  const reaches =
    now.clauses.every((one) => before.clauses.includes(one)) &&
    now.of.every((one) => before.of.includes(one)) &&
    (['in', 'requirements', 'scope'] as const).every((key) => isSame(now[key], before[key]))
  const ahead =
    mine === undefined ||
    (theirs !== undefined &&
      hours(mine.for) <= hours(theirs.for) &&
      isSame(mine.in, theirs.in) &&
      mine.by.every((role) => theirs.by.includes(role)) &&
      isSame(mine.when, theirs.when))
  return unless(reaches && ahead, 'weakened', `${id}-waiver`, 'R6-1', path)
}

function invariants(before: Policy, after: Policy): Found {
  return before.invariants.flatMap((invariant) => {
    if (after.invariants.some((one) => isSame(one, invariant))) return []
    const said = Object.values(invariant).find((one) => typeof one === 'object')
    // Where the process itself is gone, that is what is dropped.
    if (said !== undefined && ownProperty(after.processes, said.process) === undefined) return []
    return [dropped('taken-away', safeguardOfInvariant(invariant) ?? '', invariant.clause, ['invariants'])]
  })
}

/** The history of revisions: a company adds to it, and takes nothing out of it (R9-5). */
const history = (before: Policy, after: Policy): Found =>
  before.history.every((one) => after.history.some((other) => isSame(other, one)))
    ? []
    : [dropped('weakened', 'history', 'R9-5', ['history'])]

/** The parts that enforce or measure each clause: where nothing does any more, the clause is a label. */
function clauses(before: Policy, after: Policy, found: Found): Found {
  const cited = new Set(clausesIn(after))
  const told = new Set(found.map(({ clause }) => clause))
  const gone = Object.entries(before.processes).flatMap(([id, process]) => (id in after.processes ? [] : [process]))
  // A matter that few may read is guarded by the process itself.
  const elsewhere = gone.flatMap((process) => [...clausesIn(process), ...(process.restricted ? ['R8-2'] : [])])
  return [...new Set(clausesIn(before))]
    .filter((clause) => !cited.has(clause) && !told.has(clause) && !elsewhere.includes(clause))
    .map((clause) => dropped('taken-away', `clause-${clause}`, clause, []))
}

/** Clauses of what makes people act: fields and words alone enforce nothing. */
function clausesIn(part: Policy | Process): string[] {
  const source: unknown =
    'processes' in part
      ? [Object.values(part.processes), Object.values(part.clocks), part.organisation, part.channel, part.proposals]
      : part
  return citedIn(source)
}

function citedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citedIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'clause' && typeof one === 'string' ? [one] : citedIn(one),
  )
}
