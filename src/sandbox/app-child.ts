import { type ChildProcess, fork } from 'node:child_process'
import type { AppConfiguration, FromApp, ToApp } from './app-messages.ts'

export type AppChild = {
  url: string
  clock(nowOffset: number): Promise<void>
  idle(): Promise<void>
  sweep(): Promise<unknown>
  /** Without warning. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const STOP_WITHIN_MS = 2_000

/** The app in a process of its own, so that it can be killed as a real one can. */
export async function startAppChild(entry: string, configuration: AppConfiguration): Promise<AppChild> {
  const child = fork(entry, [], {
    execArgv: [],
    env: childEnvironment(),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let last = 0
  const settle = (id: number) => {
    const found = waiting.get(id)
    waiting.delete(id)
    return found
  }

  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The app's process ended (${code}) before it was ready`)))
    child.on('error', reject)
    child.on('message', (message: FromApp) => {
      switch (message.kind) {
        case 'ready':
          return resolve(message.url)
        case 'failed-to-start':
          return reject(new Error(message.error))
        case 'done':
          return settle(message.id)?.resolve(message.result)
        case 'failed':
          return settle(message.id)?.reject(new Error(message.error))
      }
    })
    tell(child, { kind: 'start', configuration })
  }).catch((error) => {
    child.kill('SIGKILL')
    throw error
  })

  // Who waits for an answer of a process that is gone has it: there is nothing left to wait for.
  void gone.then(() => {
    for (const each of waiting.values()) each.resolve(undefined)
    waiting.clear()
  })

  const ask = (message: { kind: 'idle' | 'sweep' } | { kind: 'clock'; nowOffset: number }) =>
    new Promise<unknown>((resolve, reject) => {
      if (!child.connected) return resolve(undefined)
      const id = ++last
      waiting.set(id, { resolve, reject })
      tell(child, { ...message, id })
    })

  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }

  return {
    url,
    clock: async (nowOffset) => void (await ask({ kind: 'clock', nowOffset })),
    idle: async () => void (await ask({ kind: 'idle' })),
    sweep: () => ask({ kind: 'sweep' }),
    kill,
    stop: async () => {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
      await gone
      clearTimeout(timer)
    },
  }
}

const tell = (child: ChildProcess, message: ToApp) => void child.send(message)

/** The app gets all it has to know by message; nothing of this shell's GitHub settings may reach it. */
function childEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TZ, LANG, TMPDIR } = process.env
  return { PATH, HOME, TZ, LANG, TMPDIR, NODE_ENV: 'production' }
}
