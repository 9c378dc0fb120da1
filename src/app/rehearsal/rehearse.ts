import type { Account } from '../../domain/case/case.ts'
import { wordsIn } from '../../domain/policy/basics.ts'
import { caseLabel, formOf } from '../../domain/policy/form-of.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import { columnIn } from '../../domain/screen/projection.ts'
import type { IssueSeen } from '../ports/github.ts'
import type { PolicyInForce } from '../ports/policy-source.ts'
import type { Ports } from '../ports/ports.ts'
import { type AtDoors, DOORS } from './doors.ts'
import { drillSeen } from './drill-seen.ts'
import { type DrillProcess, REHEARSAL } from './rehearsal-drill.ts'
import type { DrillHands, Grounds, Made } from './rehearsal-hands.ts'
import { rehearsedMark } from './rehearsed-mark.ts'
import {
  DRILL_TRIALS,
  GROUND_TRIALS,
  judged,
  ORGANISATION_TRIALS,
  type Outcome,
  type TrialId,
  type TrialTold,
} from './trial.ts'

export interface Rehearsing {
  ports: Ports
  inForce: PolicyInForce
  drill: DrillProcess
  viewer: Account
  hands: DrillHands
  grounds: Grounds
  /** Whether a server hears deliveries; else a workflow does, and of cards nobody. */
  hearsCards: boolean
  /** Words that stand on GitHub, in the policy's language. */
  say(key: string, values?: Readonly<Record<string, string>>): string
  wait: AtDoors['wait']
  begins(trial: TrialId): void
}

export interface Rehearsal {
  /** Undefined where GitHub let none be begun. */
  drill: { number: number; isOldOne: boolean } | undefined
  trials: readonly TrialTold[]
  made: readonly Made[]
}

/** Plays a drill by every door, tries in places of its own what is believed of GitHub, and takes away what it can. */
export async function rehearse(rehearsing: Rehearsing): Promise<Rehearsal> {
  const { grounds, drill, hands, say, ports } = rehearsing
  let made: readonly Made[] = []
  let played: Played
  try {
    played = await play(rehearsing)
  } finally {
    made = await grounds.clear()
  }
  const { issue, isOldOne, trials } = played
  if (issue === undefined) return { drill: undefined, trials, made }
  const count = (wanted: TrialTold['outcome']) => String(trials.filter(({ outcome }) => outcome === wanted).length)
  const told = say('drill.told', { held: count('held'), failed: count('not-held') })
  const end = `${rehearsedMark(ports.now())}\n\n${told}`
  const unsaid = await hands.says(issue.number, end).then(
    () => undefined,
    (error: unknown) => refusedOrThrow(hands, error).saw,
  )
  const at = `${drill.repository.owner}/${drill.repository.name}#${issue.number}`
  // Its record stays, and so does it: whoever leads drills ends it.
  const left: Made = { what: 'drill', at, isGone: false, why: unsaid }
  return { drill: { number: issue.number, isOldOne }, trials, made: [left, ...made] }
}

interface Played {
  issue: IssueSeen | undefined
  isOldOne: boolean
  trials: readonly TrialTold[]
}

async function play(rehearsing: Rehearsing): Promise<Played> {
  const { grounds, drill, hands, say, ports, inForce, begins } = rehearsing
  // Where something else has their name, nothing is begun.
  const ground = await grounds.prepare()
  const before = (await hands.begun()).at(-1)
  const body = {
    now: bodyOf(inForce.rules, drill.id, say('drill.body')),
    corrected: bodyOf(inForce.rules, drill.id, say('drill.corrected', { at: ports.now().toISOString() })),
  }
  const title = `${wordsIn(inForce.rules.locale, drill.process.label)}: ${say('drill.title')}`
  const opened = before ?? (await opening(hands, { title, body: body.now, label: caseLabel(drill.id) }))
  const issue = 'refused' in opened ? undefined : opened
  const trials = 'refused' in opened ? shut(opened.refused) : await tryDoors(rehearsing, opened, body)
  for (const id of [...GROUND_TRIALS, ...ORGANISATION_TRIALS]) {
    begins(id)
    trials.push({ id, ...(await onGround(grounds, ground, id)) })
  }
  return { issue, isOldOne: before !== undefined, trials }
}

/** A repository that takes no report keeps nobody from trying what needs none. */
const opening = (hands: DrillHands, drill: Parameters<DrillHands['open']>[0]) =>
  hands.open(drill).catch((error: unknown) => ({ refused: refusedOrThrow(hands, error) }))

const shut = (refused: Outcome): TrialTold[] =>
  DRILL_TRIALS.map((id) => ({ id, ...(id === 'report' ? refused : UNANSWERED) }))

/** Trials that need the repository of their own are left out where GitHub lets this person make none. */
async function onGround(
  grounds: Grounds,
  ground: Awaited<ReturnType<Grounds['prepare']>>,
  id: Parameters<Grounds['tryOut']>[0],
): Promise<Outcome> {
  const needsGround = (GROUND_TRIALS as readonly string[]).includes(id)
  return ground !== 'ready' && needsGround
    ? { outcome: 'not-tried', why: 'refused', saw: ground.refused }
    : grounds.tryOut(id)
}

async function tryDoors(
  { ports, inForce, drill, viewer, hands, hearsCards, wait, begins }: Rehearsing,
  issue: IssueSeen,
  body: AtDoors['body'],
): Promise<TrialTold[]> {
  const seen = drillSeen(ports, inForce, drill.repository, issue)
  const began = ports.now().getTime()
  begins('report')
  const isAnswered = await wait(async () => (await seen.status()) !== undefined && (await seen.stands()))
  const after = `${((ports.now().getTime() - began) / 1000).toFixed(1)} s`
  const report: TrialTold = { id: 'report', ...judged(isAnswered, after) }
  const others = DRILL_TRIALS.filter((id) => id !== 'report')
  // An app that does not hear a report hears nothing else of it.
  if (!isAnswered) return [report, ...others.map((id) => ({ id, ...UNANSWERED }))]
  const { phases } = drill.process
  const columns = Object.values(phases).flatMap((phase) => columnIn(inForce.rules, drill.process, phase) ?? [])
  const at: AtDoors = {
    ...{ number: issue.number, viewer, app: ports.self, hands, seen, hearsCards, body, wait, now: ports.now },
    columns: ports.board(inForce) === undefined ? [] : columns,
    phases: Object.keys(phases),
  }
  const told = [report]
  for (const id of others) {
    begins(id)
    told.push({ id, ...(await DOORS[id](at).catch((error: unknown) => refusedOrThrow(hands, error))) })
  }
  return told
}

/** One door that is shut to this person keeps nobody from trying the next. */
function refusedOrThrow(hands: DrillHands, error: unknown): Outcome {
  const refused = hands.refused(error)
  if (refused === undefined) throw error
  return refused
}

const UNANSWERED = { outcome: 'not-tried', why: 'unanswered', saw: '' } as const

/** As the form would write it, so that the report is read like one of the form. */
function bodyOf(policy: Policy, process: string, text: string): string {
  const heading = formOf(policy, process, policy.locale)?.items[0]?.label
  return [...(heading === undefined ? [] : [`### ${heading}`]), text, REHEARSAL].join('\n\n')
}
