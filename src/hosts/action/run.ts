import { getInput, setSecret } from '@actions/core'
import type { Sealing } from '../../app/ports/sealing.ts'
import { rulesFor } from '../shared/compose.ts'
import { adopted } from './adopted.ts'
import { BrokenWorldError } from './broken-world.ts'
import { type Connected, connect, octokitOf } from './connect.ts'
import { event } from './event.ts'
import { type Inputs, readInputs } from './inputs.ts'
import type { Started } from './started.ts'
import { SUMMARY_WORDS } from './summary-words.ts'
import { type Told, tell, tellFailure, tellWarning } from './tell.ts'

/** One run of the Action. A refused request is a successful run; only a broken world, or findings, fail it. */
export async function run(started: Started): Promise<void> {
  try {
    const inputs = readInputs(getInput, process.env)
    for (const secret of [inputs.token, inputs.key, inputs.previousKey]) if (secret !== '') setSecret(secret)
    tell(await work(inputs, started))
  } catch (error) {
    tellFailure(error)
  }
}

async function work(inputs: Inputs, started: Started): Promise<Told> {
  // Code that events never need is loaded where it is asked for.
  if (inputs.run === 'check') return withReplay(await (await import('./records.ts')).check(inputs), inputs, started)
  const octokit = octokitOf(inputs, started.fetch)
  if (inputs.run === 'event' && started.payload === undefined)
    throw new BrokenWorldError(
      'The event of this run cannot be read (GITHUB_EVENT_PATH).',
      'Run the Action in a workflow of GitHub Actions, or name another run in the input "run".',
    )
  const { world, keep, sealing } = await connect(inputs, octokit, tellWarning)
  return withSealNote(await runIn(world, keep, sealing, inputs, started), sealing, inputs)
}

async function runIn(
  world: Connected['world'],
  keep: Connected['keep'],
  sealing: Sealing,
  inputs: Inputs,
  started: Started,
): Promise<Told> {
  switch (inputs.run) {
    case 'check':
      return (await import('./records.ts')).check(inputs)
    case 'event':
      return keeping(event(world, started, inputs.locale), keep)
    case 'sweep':
      return keeping((await import('./sweep.ts')).sweep(world, inputs.locale, started.payload), keep)
    case 'audit':
      return (await import('./records.ts')).audit(world, () => adopted(world, inputs), inputs)
    case 'report':
      return (await import('./records.ts')).report(world, () => adopted(world, inputs), inputs)
    case 'verify':
      return (await import('./verify.ts')).verify(
        world,
        { ...rulesFor(world.self, inputs.apiUrl), seals: sealing, trusted: world.ledger },
        inputs,
      )
  }
}

/** By which key this run sealed records and told whose they are; or that it could do neither. */
function withSealNote(told: Told, sealing: Sealing, { locale }: Inputs): Told {
  if (told.summary === undefined) return told
  const words = SUMMARY_WORDS[locale ?? 'en']
  const note = sealing === 'no-key' ? words.unsealed : words.sealedBy(sealing.keys[0] ?? '')
  return { ...told, summary: `${told.summary}\n\n${note}` }
}

/** On the pull request of a sound policy: what recorded cases would have met under it. That it is sound stands without. */
async function withReplay(told: Told, inputs: Inputs, { name, fetch }: Started): Promise<Told> {
  if (name !== 'pull_request' || told.failed === true || inputs.token === '') return told
  try {
    const { replayed } = await import('./records.ts')
    const found = await replayed(octokitOf(inputs, fetch), inputs, new Date())
    return found === undefined ? told : { ...told, summary: `${told.summary}\n\n${found}` }
  } catch (error) {
    tellWarning(error, 'Recorded cases could not be judged by this policy')
    return told
  }
}

async function keeping(work: Promise<Told>, keep: () => Promise<void>): Promise<Told> {
  const told = await work
  // A token that may only read keeps nothing, and the run was no worse for it.
  await keep().catch((error: unknown) => tellWarning(error, 'What was read could not be kept for the next run'))
  return told
}
