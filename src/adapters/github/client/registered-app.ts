import { z } from 'zod'
import type { GitHubApi } from './client.ts'
import { GitHubError } from './github-error.ts'

/** GitHub's answer, given once, on an app that it has just registered. */
export interface RegisteredApp {
  id: number
  slug: string
  clientId: string
  privateKey: string
  webhookSecret: string | undefined
}

export type Conversion =
  | { kind: 'registered'; app: RegisteredApp }
  /** GitHub will not take this code: it is no code, too old, or used already. */
  | { kind: 'refused'; why: string }
  /** Nobody knows: the same code may be tried again. */
  | { kind: 'unreachable'; why: string }
  /** An app of somebody else: whoever sent the code is not whom we asked. */
  | { kind: 'elsewhere'; owner: string }

/** Into files and onto terminals goes only what looks as it should. */
const conversionSchema = z.object({
  id: z.number().int().positive(),
  slug: z.string().regex(/^[\w-]+$/),
  owner: z.object({ login: z.string() }),
  client_id: z.string().regex(/^[\w.-]+$/),
  pem: z.string().regex(/^-----BEGIN [A-Z ]*PRIVATE KEY-----\n[\s\S]+-----END [A-Z ]*PRIVATE KEY-----\s*$/),
  webhook_secret: z
    .string()
    .regex(/^[\w.~+/=-]+$/)
    .nullish(),
})

/** Exchanges the code that GitHub gave the browser: it works once, and for an hour. */
export async function registeredApp(client: GitHubApi, code: string, organisation: string): Promise<Conversion> {
  try {
    const { data } = await client.request('POST /app-manifests/{code}/conversions', { code })
    const read = conversionSchema.safeParse(data)
    if (!read.success) {
      const parts = read.error.issues.map(({ path }) => path.join('.'))
      return { kind: 'refused', why: `its answer is not as described: ${[...new Set(parts)].join(', ')}` }
    }
    const { id, slug, owner, client_id: clientId, pem: privateKey, webhook_secret: secret } = read.data
    if (owner.login.toLowerCase() !== organisation.toLowerCase()) return { kind: 'elsewhere', owner: owner.login }
    return { kind: 'registered', app: { id, slug, clientId, privateKey, webhookSecret: secret ?? undefined } }
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error
    const answered = error.kind !== 'unreachable' && error.kind !== 'rate-limited'
    return { kind: answered ? 'refused' : 'unreachable', why: reasonOf(error) }
  }
}

/** GitHub's own words; the route would show the code. */
const reasonOf = ({ cause, status }: GitHubError): string =>
  `${cause instanceof Error ? cause.message.replace(/ - https?:\S+$/, '') : 'no answer'} (${status})`
