import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageManifest } from '../../src/adapters/files/app-manifest.ts'
import { githubManifest } from '../../src/app/set-up/app-manifest.ts'
import { readAppManifest } from '../../src/sandbox/front/app-manifest.ts'
import { APP_EVENTS, APP_PERMISSIONS } from '../../src/sandbox/front/app-scopes.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { withToken } from './client.ts'

const BACK = 'http://127.0.0.1:1/back'
const registration = {
  organisation: 'example-corp',
  name: 'Ours',
  server: 'https://a.example',
  web: 'https://g.example',
}
const ours = async (changes: object = {}): Promise<string> =>
  JSON.stringify({ ...githubManifest(await packageManifest(), registration, BACK), ...changes })

let github: Sandbox
beforeAll(async () => {
  github = await startSandbox({ ...(await quickStart()), app: 'none', policyText: 'locale: en' })
})
afterAll(() => github.stop())

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(github.url + path, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(form) })

describe('an app from a manifest, on the embedded GitHub', () => {
  it.each<[string, object, string]>([
    ['a permission that GitHub does not know', { default_permissions: { isues: 'write' } }, 'isues'],
    ['a level that it does not have', { default_permissions: { workflows: 'read' } }, 'workflows'],
    ['an event that GitHub does not know', { default_events: ['issue'] }, 'unsupported: issue'],
    ['an event without its permission', { default_permissions: { issues: 'read' } }, 'unsupported: push'],
    ['no homepage', { url: undefined }, '"url"'],
    ['a webhook without an address', { hook_attributes: { active: false } }, 'Hook url'],
    ['a webhook that nobody reaches', { hook_attributes: { url: 'http://localhost:3000/' } }, 'reachable'],
    ['a way back that is none', { redirect_url: 'javascript:alert(1)' }, 'redirect_url'],
    ['a long name', { name: 'x'.repeat(35) }, 'too long'],
  ])('is refused with %s', async (_what, changes, words) => {
    const read = readAppManifest(await ours(changes))
    expect('problems' in read && read.problems.join('\n')).toContain(words)
    const answer = await post('/organizations/example-corp/settings/apps/new?state=s', {
      manifest: await ours(changes),
    })
    expect(answer.status).toBe(422)
  })

  it('is registered as ours asks, once under a name, and its code is taken once', async () => {
    const form = { manifest: await ours(), state: 's', name: 'Ours' }
    const made = await post('/organizations/example-corp/settings/apps', form)
    const back = new URL(made.headers.get('location') ?? '')
    expect([made.status, back.origin + back.pathname, back.searchParams.get('state')]).toEqual([302, BACK, 's'])
    expect((await post('/organizations/example-corp/settings/apps', form)).status).toBe(422)
    // Held against GitHub's description.
    const as = withToken(github, undefined)
    const path = `/app-manifests/${back.searchParams.get('code')}/conversions`
    const { status, object } = await as('POST', path)
    expect([status, object.slug]).toEqual([201, 'ours'])
    expect((await as('POST', path)).status).toBe(404)
    expect((await as('POST', '/app-manifests/none/conversions')).status).toBe(404)
  })

  it('is for owners of an organisation that is there', async () => {
    const manifest = await ours()
    const officer = { authorization: `Bearer ${github.tokens.officer}` }
    const admin = { authorization: `Bearer ${github.tokens.admin}` }
    const at = (org: string) => `/organizations/${org}/settings/apps/new?state=s`
    expect((await post(at('example-corp'), { manifest }, officer)).status).toBe(404)
    expect((await post(at('another'), { manifest })).status).toBe(404)
    expect((await post(at('example-corp'), { manifest }, admin)).status).toBe(200)
    expect((await post(at('example-corp'), { manifest }, { origin: 'https://evil.example' })).status).toBe(403)
  })

  it('may ask for what GitHub describes, and for nothing else', () => {
    const read = (name: string): unknown =>
      JSON.parse(readFileSync(new URL(`../fixtures/github/${name}.json`, import.meta.url), 'utf8'))
    const { schemas } = read('rest') as { schemas: Record<string, { properties: Record<string, { enum: string[] }> }> }
    const described = schemas['app-permissions']?.properties ?? {}
    expect(Object.keys(APP_PERMISSIONS).length).toBeGreaterThan(30)
    for (const [name, levels] of Object.entries(APP_PERMISSIONS)) expect(described[name]?.enum, name).toEqual(levels)
    for (const name of Object.values(APP_EVENTS).flat()) expect(described, name).toHaveProperty(name)
    const { events } = read('webhooks') as { events: Record<string, unknown> }
    // GitHub tells every app of its installation, without being asked.
    const told = new Set(
      Object.keys(events)
        .map((each) => each.split('.')[0] ?? '')
        .filter((name) => !/^(installation|ping|github_app)/.test(name)),
    )
    expect([...told].filter((name) => !(name in APP_EVENTS))).toEqual([])
  })
})
