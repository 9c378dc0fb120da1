import { isAppToken } from './app-token.ts'
import { HttpError } from './http-error.ts'
import type { Identity } from './upstream.ts'

/** The sender of a request, as the front has found out from the token; a person perhaps by way of an app, named by its slug. */
export type Actor =
  | { kind: 'nobody' }
  | { kind: 'person'; login: string; by?: string }
  | { kind: 'app' }
  | { kind: 'installation'; permissions: Record<string, string>; repositoryIds: 'all' | number[] }

export type Authenticator = {
  authenticate(authorization: string | undefined): Actor
  /** Remembers an installation token that was just handed out. */
  remember(token: string, actor: Actor): void
  /** Takes back all installation tokens that were handed out. */
  takeBack(): void
  /** Whose tokens were his stay his. */
  renameAccount(from: string, to: string): void
}

export function authenticator(options: {
  tokens: Record<string, string>
  appId: number
  privateKey: string
}): Authenticator {
  const known = new Map<string, Actor>(
    Object.entries(options.tokens).map(([login, token]) => [token, { kind: 'person', login }]),
  )
  /** Apps that people have let act for them: `ghu_`, the app's slug, the person's first login. */
  const byWayOf = (token: string): Actor | undefined => {
    const [, by, login] = /^ghu_([a-z0-9-]+)_([\w-]+)$/.exec(token) ?? []
    const person = login === undefined ? undefined : known.get(options.tokens[login] ?? '')
    return person?.kind !== 'person' || by === undefined ? undefined : { kind: 'person', login: person.login, by }
  }
  return {
    authenticate: (authorization) => {
      if (!authorization) return { kind: 'nobody' }
      const token = /^(?:bearer|token)\s+(\S+)$/i.exec(authorization.trim())?.[1] ?? basicPassword(authorization)
      if (token?.startsWith('eyJ')) {
        if (isAppToken(token, options.appId, options.privateKey)) return { kind: 'app' }
        throw new HttpError(401, 'A JSON web token could not be decoded')
      }
      const actor = token ? (known.get(token) ?? byWayOf(token)) : undefined
      // emulate lets an unknown token act as its first user; GitHub lets it do nothing.
      if (!actor) throw new HttpError(401, 'Bad credentials')
      return actor
    },
    remember: (token, actor) => {
      known.set(token, actor)
    },
    takeBack: () => {
      for (const [token, { kind }] of known) if (kind === 'installation') known.delete(token)
    },
    renameAccount: (from, to) => {
      for (const [token, actor] of known)
        if (actor.kind === 'person' && actor.login === from) known.set(token, { ...actor, login: to })
    },
  }
}

function basicPassword(authorization: string): string | undefined {
  const encoded = /^basic\s+(\S+)$/i.exec(authorization.trim())?.[1]
  return encoded ? Buffer.from(encoded, 'base64').toString().split(':')[1] : undefined
}

/** The same person or app towards emulate. */
export function identityOf(actor: Actor): Identity {
  switch (actor.kind) {
    case 'person':
      return { kind: 'person', login: actor.login }
    case 'installation':
      return { kind: 'app' }
    case 'app':
      return { kind: 'jwt' }
    case 'nobody':
      throw new HttpError(401, 'Requires authentication')
  }
}
