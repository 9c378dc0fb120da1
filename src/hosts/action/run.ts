import { getInput, setSecret } from '@actions/core'
import type { Ports } from '../../app/ports/ports.ts'
import type { Sealing } from '../../app/ports/sealing.ts'
import { rulesFor } from '../shared/compose.ts'
import { adopted } from './adopted.ts'
import { BrokenWorldError } from './broken-world.ts'
import { type Connected, connect, octokitOf } from './connect.ts'
import { event } from './event.ts'
import { type Inputs, localeAsked, readInputs } from './inputs.ts'
import { type Speaker, speakerOf, type Telling } from './speaker.ts'
import type { Started } from './started.ts'
import { SUMMARY_WORDS } from './summary-words.ts'
import { type Told, tell, tellFailure, tellWarning } from './tell.ts'

/** One run of the Action. A refused request is a successful run; only a broken world, or findings, fail it. */
export async function run(started: Started): Promise<void> {
  const speaker = speakerOf(localeAsked(getInput))
  const telling: Promise<void>[] = []
  const warn: Ports['warn'] = (failure, warning) => void telling.push(tellWarning(failure, warning, speaker))
  try {
    const inputs = readInputs(getInput, process.env)
    for (const secret of [inputs.token, inputs.key, inputs.previousKey]) if (secret !== '') setSecret(secret)
    tell(await work(inputs, started, { speaker, warn }))
  } catch (error) {
    await tellFailure(error, speaker)
  }
  await Promise.all(telling)
}

async function work(inputs: Inputs, started: Started, telling: Telling): Promise<Told> {
  // Code that events never need is loaded where it is asked for.
  if (inputs.run === 'check')
    return withReplay(await (await import('./records.ts')).check(inputs), inputs, started, telling)
  const octokit = octokitOf(inputs, started.fetch)
  if (inputs.run === 'event' && started.payload === undefined) throw new BrokenWorldError('no-event')
  const connected = await connect(inputs, octokit, telling)
  return withSealNote(await runIn(connected, inputs, started, telling), connected.sealing, telling.speaker)
}

async function runIn(
  { world, keep, sealing }: Connected,
  inputs: Inputs,
  started: Started,
  telling: Telling,
): Promise<Told> {
  const { speaker } = telling
  switch (inputs.run) {
    case 'check':
      return (await import('./records.ts')).check(inputs)
    case 'event':
      return keeping(event(world, started, inputs.locale, speaker), keep, telling)
    case 'sweep':
      return keeping((await import('./sweep.ts')).sweep(world, speaker, started.payload), keep, telling)
    case 'audit':
      return (await import('./records.ts')).audit(world, () => adopted(world, inputs), inputs, speaker)
    case 'report':
      return (await import('./records.ts')).report(world, () => adopted(world, inputs), inputs, speaker)
    case 'verify':
      return (await import('./verify.ts')).verify(
        world,
        { ...rulesFor(world.self, inputs.apiUrl), seals: sealing, trusted: world.ledger },
        inputs,
        speaker,
      )
  }
}

/** By which key this run sealed records and told whose they are; or that it could do neither. */
function withSealNote(told: Told, sealing: Sealing, speaker: Speaker): Told {
  if (told.summary === undefined) return told
  const note = speaker.inWords((language) => {
    const words = SUMMARY_WORDS[language]
    return sealing === 'no-key' ? words.unsealed : words.sealedBy(sealing.keys[0] ?? '')
  })
  return { ...told, summary: `${told.summary}\n\n${note}` }
}

/** On the pull request of a sound policy: what recorded cases would have met under it. That it is sound stands without. */
async function withReplay(told: Told, inputs: Inputs, { name, fetch }: Started, telling: Telling): Promise<Told> {
  if (name !== 'pull_request' || told.failed === true || inputs.token === '') return told
  try {
    const { replayed } = await import('./records.ts')
    const found = await replayed(octokitOf(inputs, fetch), inputs, new Date(), telling)
    return found === undefined ? told : { ...told, summary: `${told.summary}\n\n${found}` }
  } catch (error) {
    telling.warn(error, { id: 'replay-not-judged' })
    return told
  }
}

async function keeping(work: Promise<Told>, keep: () => Promise<void>, { warn }: Telling): Promise<Told> {
  const told = await work
  // A token that may only read keeps nothing, and the run was no worse for it.
  await keep().catch((error: unknown) => warn(error, { id: 'readings-not-kept' }))
  return told
}
