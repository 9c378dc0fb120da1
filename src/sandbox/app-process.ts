import { policyTexts } from '../adapters/github/policy/policy-texts.ts'
import { startServer } from '../hosts/probot/server.ts'
import type { AppConfiguration, FromApp, ToApp } from './app-messages.ts'

const say = (message: FromApp) => process.send?.(message)
const wording = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))

/** Does what the sandbox tells this process to. */
function serve(): void {
  let nowOffset = 0
  /** Kept from one GitHub to the next: most have the same policy. */
  const texts = policyTexts()
  let server: Awaited<ReturnType<typeof startServer>> | undefined

  async function start({ nowOffset: offset, ...configuration }: AppConfiguration): Promise<void> {
    nowOffset = offset
    const now = () => new Date(Date.now() + nowOffset)
    server = await startServer({ ...configuration, host: '127.0.0.1', now, texts })
    say({ kind: 'ready', url: server.url })
  }

  async function obey(message: Exclude<ToApp, { kind: 'start' }>): Promise<unknown> {
    switch (message.kind) {
      case 'clock':
        nowOffset = message.nowOffset
        return undefined
      case 'idle':
        return server?.idle()
      case 'sweep':
        return server?.sweep()
      case 'rest':
        return server?.close()
    }
  }

  process.on('message', (message: ToApp) => {
    if (message.kind === 'start') {
      start(message.configuration).catch((error) => say({ kind: 'failed-to-start', error: wording(error) }))
      return
    }
    const { id } = message
    obey(message).then(
      (result) => say({ kind: 'done', id, result }),
      (error) => say({ kind: 'failed', id, error: wording(error) }),
    )
  })
  // Nobody is left to speak with: the sandbox is gone.
  process.on('disconnect', () => process.exit(0))
  process.on('SIGTERM', () => void (server?.close() ?? Promise.resolve()).finally(() => process.exit(0)))
}

serve()
