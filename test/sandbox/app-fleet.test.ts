import { describe, expect, it } from 'vitest'
import { startFleet } from '../../src/sandbox/app-fleet.ts'
import type { AppConfiguration } from '../../src/sandbox/app-messages.ts'
import type { LoadingApp } from '../../src/sandbox/app-running.ts'

/** Processes that say when they run; none of them works by itself. */
function processes() {
  const running = new Set<string>()
  let made = 0
  const load = (): LoadingApp => ({
    async run() {
      const url = `http://127.0.0.1/${made++}`
      await Promise.resolve()
      running.add(url)
      const end = async () => void running.delete(url)
      return {
        url,
        clock: async () => undefined,
        idle: async () => undefined,
        sweep: async () => url,
        kill: end,
        stop: end,
      }
    },
    drop: async () => undefined,
  })
  const start = (count: number) => startFleet(Array.from({ length: count }, load), load, () => ({}) as AppConfiguration)
  return { running, start }
}

describe("the app's processes", () => {
  it('are as many after two restarts at once as before, and those that run are the ones that are asked', async () => {
    const { running, start } = processes()
    const fleet = await start(3)
    await Promise.all([fleet.restart(), fleet.restart()])
    expect(running.size).toBe(3)
    expect(new Set(await fleet.sweep(true))).toEqual(running)
  })

  it('become more and fewer, and as many come back after a restart', async () => {
    const { running, start } = processes()
    const fleet = await start(1)
    const [first] = running
    await Promise.all([fleet.resize(3), fleet.restart()])
    expect([running.size, fleet.size()]).toEqual([3, 3])
    const turns = new Set(Array.from({ length: 3 }, () => fleet.nextTarget()))
    expect(turns.size).toBe(3)
    expect([...running]).not.toContain(first)
    await fleet.resize(1)
    expect([running.size, fleet.size()]).toEqual([1, 1])
    expect(new Set(Array.from({ length: 3 }, () => fleet.nextTarget()))).toEqual(running)
  })

  it('are waited for while they are started anew, and all of them end', async () => {
    const { running, start } = processes()
    const fleet = await start(2)
    const restarted = fleet.restart()
    await fleet.idle()
    expect(running.size).toBe(2)
    await Promise.all([restarted, fleet.stop()])
    expect([...running]).toEqual([])
  })
})
