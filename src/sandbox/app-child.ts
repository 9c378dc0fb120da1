import { type ChildProcess, fork } from 'node:child_process'
import { ToldError } from '../domain/values/told-error.ts'
import type { FromApp, ToApp } from './app-messages.ts'
import type { AppProcess, LoadingApp } from './app-running.ts'

const STOP_WITHIN_MS = 2_000

/** The app in a process of its own, so that it can be killed as a real one can. */
export function loadApp(entry: string): LoadingApp {
  const { start, clock, idle, sweep, kill, stop } = forkApp(entry)
  return {
    run: async (configuration) => ({ url: await start(configuration), clock, idle, sweep, kill, stop }),
    drop: kill,
  }
}

/** `errors`: where the app's standard error goes, this process's own or a file that is open. */
export function forkApp(entry: string, errors: 'inherit' | number = 'inherit'): AppProcess {
  const child = fork(entry, [], {
    execArgv: [],
    env: childEnvironment(),
    stdio: ['ignore', errors === 'inherit' ? 'ignore' : errors, errors, 'ipc'],
  })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let last = 0
  let starting: { resolve(url: string): void; reject(error: Error): void } | undefined
  const settle = (id: number) => {
    const found = waiting.get(id)
    waiting.delete(id)
    return found
  }
  child.once('exit', (code) => starting?.reject(endedEarly(code)))
  child.on('error', (error) => starting?.reject(error))
  child.on('message', (message: FromApp) => {
    switch (message.kind) {
      case 'ready':
        return starting?.resolve(message.url)
      case 'failed-to-start':
        return starting?.reject(notStarted(message.error))
      case 'done':
        return settle(message.id)?.resolve(message.result)
      case 'failed':
        return settle(message.id)?.reject(new Error(message.error))
    }
  })

  // A caller that waits for an answer of a process that is gone has it: there is nothing left to wait for.
  void gone.then(() => {
    for (const each of waiting.values()) each.resolve(undefined)
    waiting.clear()
  })

  const ask = (message: { kind: 'idle' | 'sweep' | 'rest' } | { kind: 'clock'; nowOffset: number }) =>
    new Promise<unknown>((resolve, reject) => {
      if (!alive()) return resolve(undefined)
      const id = ++last
      waiting.set(id, { resolve, reject })
      tell(child, { ...message, id })
    })

  const alive = () => child.connected && !child.killed
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  /** Kills it where it takes longer than a moment. */
  const inTime = async (ending: Promise<unknown>) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
    await ending.finally(() => clearTimeout(timer))
  }

  return {
    start: (configuration) =>
      new Promise<string>((resolve, reject) => {
        starting = { resolve, reject }
        if (!alive()) reject(endedEarly(child.exitCode))
        else tell(child, { kind: 'start', configuration })
      }).catch((error) => {
        child.kill('SIGKILL')
        throw error
      }),
    clock: async (nowOffset) => void (await ask({ kind: 'clock', nowOffset })),
    idle: async () => void (await ask({ kind: 'idle' })),
    sweep: () => ask({ kind: 'sweep' }),
    kill,
    stop: async () => {
      child.kill('SIGTERM')
      await inTime(gone)
    },
    rest: () => inTime(ask({ kind: 'rest' })),
    alive,
    hold(held) {
      for (const each of [child, child.channel]) {
        if (held) each?.ref()
        else each?.unref()
      }
    },
  }
}

const notStarted = (why: string) =>
  new ToldError({ ja: `アプリを起動できませんでした（${why}）`, en: `the app could not be started (${why})` })
const endedEarly = (code: number | null) =>
  new ToldError({
    ja: `アプリのプロセスが、起動を終える前に終了しました（${code}）`,
    en: `the app's process ended (${code}) before it was ready`,
  })
const tell = (child: ChildProcess, message: ToApp) => void child.send(message)

/** The app gets all it has to know by message; nothing of this shell's GitHub settings may reach it. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, LANG, TMPDIR } = process.env
  return { PATH, HOME, TZ, LANG, TMPDIR, NODE_ENV: 'production' }
}
