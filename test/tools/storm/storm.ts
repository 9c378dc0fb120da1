import fc from 'fast-check'
import { usualMoods } from '../../../src/sandbox/moods.ts'
import { type Company, company } from '../../scenarios/company.ts'
import { appsInside } from '../../support/app-inside.ts'
import { judge } from './judge.ts'
import { play } from './play.ts'
import { type Story, scriptOf } from './step.ts'
import { type Bounds, stories } from './stories.ts'

export interface StormOptions extends Bounds {
  seed: number
  /** The first story, from 1, and how many from there on. */
  first: number
  count: number
  instances: number
  /** How many stories go by in the same company. */
  together: number
  /** How many companies there are at once. */
  lanes: number
  /** How long a failure is made shorter, in milliseconds. */
  shrinkMs: number
}

export interface Failure {
  story: number
  script: string
  wrong: readonly string[]
  /** The app's warnings while the short script was played. */
  warned: readonly string[]
}

/**
 * Plays random stories, and gives those after which something is as it must never be, made short. Several companies go on
 * at once: an app that waits for GitHub leaves the machine to the others.
 */
export async function storm(options: StormOptions, tell: (failure: Failure) => void): Promise<Failure[]> {
  const failures: Failure[] = []
  let next = options.first
  const lane = async () => {
    const offices = inTurn(options)
    try {
      while (next < options.first + options.count) {
        const which = next++
        const [story] = fc.sample(stories(options), { seed: options.seed * 100_000 + which, numRuns: 1 })
        const wrong = story === undefined ? [] : await offices.played(story)
        if (which % 10 === 0) process.stderr.write(`story ${which}\n`)
        if (story === undefined || wrong.length === 0) continue
        await offices.leave()
        const failure = await madeShort(options, which, story, wrong)
        failures.push(failure)
        tell(failure)
      }
    } finally {
      await offices.leave()
    }
  }
  await Promise.all(Array.from({ length: options.lanes }, lane))
  return failures
}

/** Companies in which stories are played, a new one after some of them: what was before is there all the while. */
function inTurn({ instances, together }: StormOptions) {
  let office: Company | undefined
  let times = 0
  let serial = 0
  let warned: string[] = []
  const leave = async () => {
    await office?.sandbox.stop()
    office = undefined
    times = 0
  }
  const opened = (): Promise<Company> => {
    const heard: string[] = []
    warned = heard
    const warn = (error: unknown, message: string): void => {
      if (error !== undefined) heard.push(`${message}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    return company({ apps: instances, ...appsInside(warn) })
  }
  return {
    leave,
    warned: () => warned,
    async played(story: Story): Promise<readonly string[]> {
      if (times >= together) await leave()
      office ??= await opened()
      times += 1
      serial += 1
      const wrong = await judge(office, await play(office, story, serial), warned)
      // The next story finds GitHub as it usually is, and the cases of this one as its manner has left them.
      await office.control('POST', '/github', usualMoods())
      return wrong
    },
  }
}

/** Leaves out whatever is not needed for something to go wrong, by halves, then one by one, for as long as there is time. */
async function madeShort(
  options: StormOptions,
  which: number,
  whole: Story,
  first: readonly string[],
): Promise<Failure> {
  const until = performance.now() + options.shrinkMs
  const offices = inTurn({ ...options, together: 1 })
  let shortest = whole
  let wrong = first
  let warned: readonly string[] = []
  const stillFails = async (story: Story): Promise<boolean> => {
    if (performance.now() > until) return false
    const found = await offices.played(story)
    if (found.length === 0) return false
    shortest = story
    wrong = found
    warned = [...offices.warned()]
    return true
  }
  const calm = { faults: {}, github: {} }
  if (!(await stillFails({ ...shortest, weather: calm }))) {
    await stillFails({ ...shortest, weather: { ...shortest.weather, github: {} } })
    for (const name of Object.keys(shortest.weather.faults)) {
      const { [name]: _, ...faults } = shortest.weather.faults
      await stillFails({ ...shortest, weather: { ...shortest.weather, faults } })
    }
  }
  for (let size = Math.ceil(shortest.moves.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = shortest.moves.length - size; at >= 0; at -= size) {
      const moves = shortest.moves.toSpliced(at, size)
      if (moves.length > 0) await stillFails({ ...shortest, moves })
    }
  }
  const unhurried = shortest.moves.map((move) => ({ ...move, waits: true }))
  await stillFails({ ...shortest, moves: unhurried })
  await offices.leave()
  return { story: which, script: scriptOf(shortest), wrong, warned }
}
