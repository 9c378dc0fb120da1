import { randomBytes } from 'node:crypto'
import { newPrivateKey } from '../app-token.ts'
import type { FakeGitHub } from '../fake-github.ts'
import { notFound } from '../http-error.ts'
import { nodeId } from '../notes.ts'
import { asAccount } from '../organisation/account.ts'
import { created, type Route, route } from '../route.ts'
import type { AppRegistration, AskedApp } from './app-manifest.ts'

const HOUR_MS = 60 * 60 * 1000

export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')

/** No two apps of all GitHub have the same name. */
export const isNameTaken = (world: FakeGitHub, name: string): boolean =>
  [
    ...(world.app.reserved === undefined ? [world.app.slug] : []),
    ...world.notes.registrations.map(({ slug }) => slug),
  ].includes(slugOf(name))

export function registerApp(world: FakeGitHub, asked: AskedApp): AppRegistration {
  const slug = slugOf(asked.name)
  const isReserved = world.app.reserved !== undefined && slug === world.app.slug
  const made = {
    ...{ id: isReserved ? world.app.id : world.notes.nextId(), slug, asked },
    ...{ code: randomBytes(20).toString('hex'), at: world.clock.now(), fetched: false },
  }
  world.notes.registrations.push(made)
  return made
}

/** The exchange of the code. Nobody has to sign in for it. */
export function appRegistrationRoutes(world: FakeGitHub): Route[] {
  return [
    route('POST /app-manifests/{code}/conversions', async ({ params }) => {
      const found = world.notes.registrations.find(({ code }) => code === params.code)
      if (!found || found.fetched || world.clock.now().getTime() - found.at.getTime() > HOUR_MS) throw notFound()
      found.fetched = true
      const { id, slug, asked } = found
      const secrets = id === world.app.id ? world.app.reserved : undefined
      const created_at = found.at.toISOString().replace(/\.\d{3}Z$/, 'Z')
      return created({
        ...{ id, slug, node_id: nodeId('App', id), name: asked.name, description: null },
        ...{ client_id: `Iv23${randomBytes(8).toString('hex')}`, client_secret: randomBytes(20).toString('hex') },
        owner: asAccount(world.url, world.organization),
        ...{ external_url: asked.url, html_url: `${world.url}/apps/${slug}` },
        ...{ created_at, updated_at: created_at, permissions: asked.permissions, events: asked.events },
        webhook_secret:
          asked.webhook === undefined ? null : (secrets?.webhookSecret ?? randomBytes(20).toString('hex')),
        pem: secrets?.privateKey ?? (await newPrivateKey()),
      })
    }),
  ]
}
