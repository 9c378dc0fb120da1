import type { SecretFiles } from '../../../adapters/files/app-secrets.ts'
import type { AppManifest, Registration } from '../../../app/set-up/app-manifest.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { untilStopped } from '../until-stopped.ts'
import { loopbackServer } from './loopback-server.ts'
import { type PageFacts, registerPage } from './register-page.ts'
import type { RegisterWords } from './register-words.ts'
import { CALLBACK, type Means, type Outcome, randomSecret, registrationDesk } from './registration-desk.ts'

export interface PageOptions extends Omit<Means, 'token'> {
  language: Language
  say: RegisterWords
  manifest: AppManifest
  registration: Registration
  files: SecretFiles
  /** 0: any that is free. */
  port: number
  openForMs: number
  /** Told once the page is up. */
  opened(address: string): void
}

export type Ended = { kind: 'told'; outcome: Outcome } | { kind: 'stopped' | 'late' }

/** The page is up until GitHub has handed an app over, somebody stops it, or its time is over. */
export async function registrationPage(options: PageOptions): Promise<Ended> {
  const { registration, port, openForMs, opened } = options
  const token = randomSecret()
  const desk = registrationDesk({ ...options, token })
  let facts: PageFacts | undefined
  const server = await loopbackServer({
    port,
    formsTo: new URL(registration.web).origin,
    async show(visit) {
      if (facts === undefined) throw new Error('The page is not up yet')
      return registerPage(facts, await desk.visit(visit))
    },
  })
  const address = `http://127.0.0.1:${server.port}/${token}`
  facts = { ...options, redirectUrl: `${address}/${CALLBACK}` }
  opened(address)
  const time = timer(openForMs)
  const kind = await Promise.race([desk.outcome.then(() => 'told' as const), untilStopped(), time.over])
  time.clear()
  // A registration under way is brought to its end: GitHub tells the secrets once.
  const outcome = await desk.settled()
  await server.close()
  return outcome === undefined ? { kind: kind === 'late' ? 'late' : 'stopped' } : { kind: 'told', outcome }
}

function timer(milliseconds: number): { over: Promise<'late'>; clear(): void } {
  let pending: NodeJS.Timeout | undefined
  const over = new Promise<'late'>((resolve) => {
    pending = setTimeout(() => resolve('late'), milliseconds)
  })
  return { over, clear: () => clearTimeout(pending) }
}
