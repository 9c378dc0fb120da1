import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AppConfiguration } from './app-messages.ts'
import type { AppChild, LoadingApp } from './app-running.ts'
import { packageRoot } from './organisation/templates.ts'

const WEBHOOK_PATH = '/api/github/webhooks'

export type AppFleet = {
  /** Where the next delivery goes: the processes take turns. */
  nextTarget(): string | undefined
  clock(nowOffset: number): Promise<void>
  idle(): Promise<void>
  /** By one of them, as on a timer; `all`: by every one at the same instant, as after a restart. */
  sweep(all?: boolean): Promise<unknown[]>
  restart(): Promise<void>
  /** How many processes there are from now on: those too many end once nothing is under way, new ones share what comes. */
  resize(count: number): Promise<void>
  size(): number
  stop(): Promise<void>
}

/** `dist/sandbox-app.js`: beside the bundle that runs, or in the package's `dist` where the sources run. */
export function defaultAppEntry(): string {
  const beside = fileURLToPath(new URL('./sandbox-app.js', import.meta.url))
  return existsSync(beside) ? beside : join(packageRoot(), 'dist/sandbox-app.js')
}

/** The app's processes, one or more, behind one webhook address; killed ones are followed by as many new ones. */
export async function startFleet(
  loading: readonly LoadingApp[],
  load: () => LoadingApp,
  configure: () => AppConfiguration,
): Promise<AppFleet> {
  const runAll = (apps: readonly LoadingApp[]) => Promise.all(apps.map((app) => app.run(configure())))
  let children: AppChild[] = await runAll(loading)
  let turn = 0
  let size = loading.length
  const made = (count: number) => runAll(Array.from({ length: count }, load))
  const restart = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.kill()))
    children = await made(size)
  }
  const resize = async (): Promise<void> => {
    const ending = children.slice(size)
    // Nothing is sent to one that is about to end.
    children = [...children.slice(0, size), ...(await made(Math.max(0, size - children.length)))]
    await Promise.all(ending.map((child) => child.stop()))
  }
  /** One after another: processes that two changes at once began would have nobody who ends or waits for them. */
  let changed: Promise<unknown> = Promise.resolve()
  const oneAfterAnother = async (change: () => Promise<void>): Promise<void> => {
    const next = changed.then(change)
    changed = next.catch(() => undefined)
    await next
  }

  return {
    nextTarget: () => {
      const child = children[turn++ % Math.max(1, children.length)]
      if (!child) return undefined
      const url = new URL(child.url)
      return url.pathname === '/' ? new URL(WEBHOOK_PATH, url).href : url.href
    },
    clock: async (nowOffset) => void (await Promise.all(children.map((child) => child.clock(nowOffset)))),
    async idle() {
      await changed
      await Promise.all(children.map((child) => child.idle()))
    },
    sweep: (all = false) => Promise.all(children.slice(0, all ? undefined : 1).map((child) => child.sweep())),
    restart: () => oneAfterAnother(restart),
    resize(count) {
      size = count
      return oneAfterAnother(resize)
    },
    size: () => size,
    async stop() {
      await changed
      await Promise.all(children.map((child) => child.stop()))
    },
  }
}
