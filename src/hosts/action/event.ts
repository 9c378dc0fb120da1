import { toSignal } from '../../adapters/github/to-signal.ts'
import type { Signal } from '../../app/asked/signal.ts'
import { markOf } from '../../app/ports/words.ts'
import type { World } from '../../app/ports/world.ts'
import { type EventRun, runEvent } from '../../app/run-event.ts'
import { asInlineText } from '../../domain/markdown/as-quoted-text.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Started } from './run.ts'
import { SUMMARY_WORDS } from './summary-words.ts'
import type { Told } from './tell.ts'

/** Handles one event; the summary says who asked for what, and what was answered. */
export async function event(world: World, { name, payload }: Started, locale: Language | undefined): Promise<Told> {
  const signal = toSignal(name, payload)
  if (signal === undefined) return { outputs: {} }
  const said: string[] = []
  const { issues } = world
  const listening: World = {
    ...world,
    issues: {
      ...issues,
      comment(ref, body, mark) {
        if (mark !== markOf('status')) said.push(body)
        return issues.comment(ref, body, mark)
      },
    },
  }
  const run = await runEvent(listening, signal)
  if (run === undefined) return { outputs: {}, ...(said.length > 0 && { summary: said.join('\n\n') }) }
  return { outputs: outputsOf(run), summary: summaryOf(run, signal, said, locale ?? run.language) }
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
