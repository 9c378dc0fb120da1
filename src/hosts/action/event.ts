import { toSignal } from '../../adapters/github/signals/to-signal.ts'
import { type EventRun, runEvent } from '../../app/events/run-event.ts'
import { toldBy } from '../../app/inbox/machine-report.ts'
import type { Signal } from '../../app/inbox/signal.ts'
import { noticeMissedSweep } from '../../app/messages/report-missed-sweep.ts'
import { markOf } from '../../app/ports/messages.ts'
import type { Ports } from '../../app/ports/ports.ts'
import { isLate } from '../../domain/clock/last-sweep.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { lastSweepShown } from './last-sweep-shown.ts'
import type { Speaker } from './speaker.ts'
import type { Started } from './started.ts'
import { SUMMARY_WORDS } from './summary-words.ts'
import type { Told } from './tell.ts'

/** Handles one event; the summary says who asked for what, and what was answered. */
export async function event(
  world: Ports,
  { name, payload, runId }: Started,
  locale: Language | undefined,
  speaker: Speaker,
): Promise<Told> {
  const meant = toSignal(name, payload)
  if (meant === undefined) return { outputs: {} }
  const signal = toldBy(meant, runId)
  const said = new Set<string>()
  const { issues } = world
  const listening: Ports = {
    ...world,
    issues: {
      ...issues,
      comment(ref, body, mark, urgency) {
        if (mark !== markOf('status')) said.add(body)
        return issues.comment(ref, body, mark, urgency)
      },
      tell(telling) {
        for (const body of telling.answers?.bodies ?? []) if (body !== undefined) said.add(body)
        return issues.tell(telling)
      },
    },
  }
  const run = await runEvent(listening, signal)
  const warnings = await lateness(world, signal, payload, speaker)
  if (run === undefined) return { outputs: {}, warnings, ...(said.size > 0 && { summary: [...said].join('\n\n') }) }
  return { outputs: outputsOf(run), warnings, summary: summaryOf(run, signal, [...said], locale ?? run.language) }
}

/** The event was handled; that rounds have stopped is said to whoever reads the run, and once to people. */
async function lateness(world: Ports, signal: Signal, payload: unknown, speaker: Speaker): Promise<string[]> {
  const last = lastSweepShown(payload)
  if (last === undefined || !isLate(last, world.now().toISOString())) return []
  await noticeMissedSweep(world, signal)
  return [speaker.inWords((language) => SUMMARY_WORDS[language].late(last.at, last.everyHours))]
}

function outputsOf({ issue, phase, accepted }: EventRun): Told['outputs'] {
  return { case: String(issue), phase, ...(accepted !== undefined && { accepted: String(accepted) }) }
}

function summaryOf(run: EventRun, signal: Signal, said: readonly string[], locale: Language): string {
  const words = SUMMARY_WORDS[locale]
  const who = 'actor' in signal ? signal.actor.login : ''
  const outcome = run.accepted === undefined ? words.nothing : run.accepted ? words.accepted : words.refused
  const rows = [
    [words.case, `#${run.issue}`],
    [words.phase, asInlineText(run.phase)],
    [words.who, asInlineText(who)],
    [words.what, asInlineText(run.asked.map(whatOf).join(', ') || signal.kind)],
    [words.outcome, outcome],
  ]
  const table = rows.map(([key, value]) => `| ${key} | ${value} |`)
  return ['### Hikeshi', '', '| | |', '| --- | --- |', ...table, '', ...said].join('\n')
}

/** The door and the kind of request; people's own words stand in the answer, where they were made harmless. */
const whatOf = ({ door, command }: EventRun['asked'][number]): string =>
  command.kind === 'move' ? `${door}: ${command.kind} ${command.to}` : `${door}: ${command.kind}`
