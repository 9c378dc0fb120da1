import sodium from 'libsodium-wrappers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageManifest } from '../../src/adapters/files/app-manifest.ts'
import { githubManifest } from '../../src/app/set-up/app-manifest.ts'
import { signAppToken } from '../../src/sandbox/app-token.ts'
import { asObject, type Json } from '../../src/sandbox/json.ts'
import type { Sandbox } from '../../src/sandbox/sandbox-facts.ts'
import { startSandbox } from '../../src/sandbox/start-sandbox.ts'
import { quickStart } from '../support/quick-start.ts'
import { client, control, withToken } from './client.ts'

let github: Sandbox
let as: ReturnType<typeof client>
const ORG = '/orgs/example-corp'
const CASES = '/repos/example-corp/cases'

beforeAll(async () => {
  github = await startSandbox({ ...(await quickStart()), app: 'none', company: 'empty' })
  as = client(github)
})
afterAll(() => github.stop())

describe('an organisation in which nothing is set up', () => {
  it('has people, and neither repositories nor teams, board or app', async () => {
    expect((await as('admin')('GET', `${ORG}/repos`)).list).toEqual([])
    expect((await as('admin')('GET', `${ORG}/teams`)).list).toEqual([])
    expect((await as('admin')('GET', `${ORG}/projectsV2`)).list).toEqual([])
    expect((await as('admin')('GET', `${ORG}/projectsV2/3`)).status).toBe(404)
    expect((await as('admin')('GET', `${ORG}/installations`)).object).toMatchObject({ total_count: 0 })
    expect((await as('admin')('GET', `${ORG}/memberships/admin`)).object).toMatchObject({ role: 'admin' })
  })

  it('lets its owners make a repository, once, and every member read it until somebody says otherwise', async () => {
    const wanted = { name: 'cases', private: true, auto_init: true }
    expect((await as('officer')('POST', `${ORG}/repos`, wanted)).status).toBe(403)
    expect((await as('outsider')('POST', `${ORG}/repos`, wanted)).status).toBe(404)
    expect((await as('admin')('POST', `${ORG}/repos`, wanted)).object).toMatchObject({ name: 'cases', private: true })
    expect((await as('admin')('POST', `${ORG}/repos`, wanted)).status).toBe(422)
    expect((await as('officer')('GET', CASES)).status).toBe(200)
    expect((await as('outsider')('GET', CASES)).status).toBe(404)
    await as('admin')('PATCH', ORG, { default_repository_permission: 'none' })
    expect((await as('officer')('GET', CASES)).status).toBe(404)
    expect((await as('admin')('GET', ORG)).object).toMatchObject({ default_repository_permission: 'none' })
  })

  it('takes whoever makes a team into it, and gives a team its role in a repository', async () => {
    const team = `${ORG}/teams/responders`
    const made = await as('admin')('POST', `${ORG}/teams`, { name: 'responders', privacy: 'closed' })
    expect(made.object).toMatchObject({ slug: 'responders' })
    expect((await as('admin')('POST', `${ORG}/teams`, { name: 'Responders' })).status).toBe(422)
    expect((await as('admin')('GET', `${team}/members`)).list).toMatchObject([{ login: 'admin' }])
    expect((await as('admin')('GET', `${team}/repos/example-corp/cases`)).status).toBe(404)
    await as('admin')('PUT', `${team}/memberships/responder`)
    expect((await as('admin')('PUT', `${team}/repos/example-corp/cases`, { permission: 'triage' })).status).toBe(204)
    const headers = await as('admin')('GET', `${team}/repos/example-corp/cases`)
    expect(headers.object).toMatchObject({ role_name: 'triage', permissions: { triage: true, push: false } })
    const has = await as('admin')('GET', `${CASES}/collaborators/responder/permission`)
    expect(has.object).toMatchObject({ role_name: 'triage' })
  })

  it('makes a board as GitHub does: with columns of its own, automations and no view', async () => {
    const create =
      'mutation($owner: ID!) { createProjectV2(input: {ownerId: $owner, title: "Cases"}) { projectV2 { number } } }'
    const { object: org } = await as('admin')('GET', ORG)
    const { object } = await as('admin')('POST', '/graphql', { query: create, variables: { owner: org.node_id } })
    expect(object).toEqual({ data: { createProjectV2: { projectV2: { number: 3 } } } })
    const [status] = (await as('admin')('GET', `${ORG}/projectsV2/3/fields`)).list.filter(
      ({ name }) => name === 'Status',
    )
    const options = status?.options as { name: { raw: string } }[]
    expect(options.map(({ name }) => name.raw)).toEqual(['Todo', 'In Progress', 'Done'])
    const view = { name: 'Exceptions', layout: 'table', filter: 'label:"hikeshi: exception"' }
    expect((await as('admin')('POST', `${ORG}/projectsV2/3/views`, view)).object).toMatchObject(view)
    expect((await as('admin')('POST', `${ORG}/projectsV2/3/views`, { name: 'x', layout: 'heap' })).status).toBe(422)
    const query = `{ organization(login: "example-corp") { projectV2(number: 3) {
      views(first: 9) { nodes { name layout filter } } workflows(first: 9) { nodes { name enabled } } } } }`
    expect((await as('admin')('POST', '/graphql', { query })).object).toMatchObject({
      data: {
        organization: {
          projectV2: {
            views: { nodes: [{ name: 'Exceptions', layout: 'TABLE_LAYOUT', filter: view.filter }] },
            workflows: { nodes: [{ name: 'Item closed', enabled: true }, { enabled: true }] },
          },
        },
      },
    })
  })

  it('keeps secrets sealed for its key, and tells their names alone', async () => {
    const at = `${CASES}/actions/secrets`
    const { object: key } = await as('admin')('GET', `${at}/public-key`)
    await sodium.ready
    const sealed = sodium.crypto_box_seal(
      's3cret',
      sodium.from_base64(String(key.key), sodium.base64_variants.ORIGINAL),
    )
    const encrypted_value = sodium.to_base64(sealed, sodium.base64_variants.ORIGINAL)
    expect((await as('admin')('GET', `${at}/KEY`)).status).toBe(404)
    expect((await as('admin')('PUT', `${at}/KEY`, { encrypted_value, key_id: key.key_id })).status).toBe(201)
    expect((await as('admin')('PUT', `${at}/KEY`, { encrypted_value, key_id: key.key_id })).status).toBe(204)
    expect((await as('admin')('GET', at)).object).toMatchObject({ total_count: 1, secrets: [{ name: 'KEY' }] })
    expect((await as('responder')('GET', at)).status).toBe(403)
    const kept = (await control(github)('GET', '/secrets')).object
    expect(asObject(kept.stored)['example-corp/cases']).toMatchObject([{ name: 'KEY', encrypted: encrypted_value }])
  })

  it('hands its key to whoever registers the app by its name, and lets it act once it is installed', async () => {
    const jwt = withToken(github, signAppToken(github.app.id, github.secrets.privateKey))
    expect((await jwt('GET', '/repos/example-corp/cases/installation')).status).toBe(404)
    expect((await control(github)('POST', '/install')).status).toBe(422)
    const name = 'Hikeshi example-corp'
    const registration = { organisation: 'example-corp', name, server: 'https://a.example', web: github.url }
    const manifest = JSON.stringify(githubManifest(await packageManifest(), registration, 'http://127.0.0.1:1/back'))
    const form = new URLSearchParams({ manifest, state: 's', name })
    const path = `${github.url}/organizations/example-corp/settings/apps`
    const made = await fetch(path, { method: 'POST', redirect: 'manual', body: form })
    const code = new URL(made.headers.get('location') ?? '').searchParams.get('code')
    const { object } = await withToken(github, undefined)('POST', `/app-manifests/${code}/conversions`)
    expect(object).toMatchObject({ id: github.app.id, pem: github.secrets.privateKey, slug: 'hikeshi-example-corp' })
    expect((await control(github)('POST', '/install')).status).toBe(200)
    const { list } = await as('admin')('GET', `${ORG}/installations`).then(({ object: { installations } }) => ({
      list: installations as Json[],
    }))
    expect(list).toMatchObject([{ app_slug: 'hikeshi-example-corp' }])
    expect((await jwt('GET', '/repos/example-corp/cases/installation')).status).toBe(200)
  })
})
