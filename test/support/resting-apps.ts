import { forkApp } from '../../src/sandbox/app-child.ts'
import type { AppProcess, LoadingApp } from '../../src/sandbox/app-running.ts'

const resting = new Map<string, AppProcess[]>()

/**
 * The built app in a process of its own, as the sandbox forks it. A process whose GitHub has stopped takes the next one:
 * loading the app costs more than most scenarios. One that was killed is gone, and never comes back.
 */
export function restedApp(entry: string): LoadingApp {
  const free = (resting.get(entry) ?? []).filter((each) => each.alive())
  const app = free.pop() ?? forkApp(entry)
  resting.set(entry, free)
  app.hold(true)
  const { clock, idle, sweep, kill } = app
  return {
    run: async (configuration) => ({ url: await app.start(configuration), clock, idle, sweep, kill, stop }),
    drop: kill,
  }

  async function stop() {
    await app.rest()
    if (!app.alive()) return
    app.hold(false)
    resting.get(entry)?.push(app)
  }
}
