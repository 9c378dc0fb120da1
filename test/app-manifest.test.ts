import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readManifest } from '../src/adapters/files/app-manifest.ts'
import { neededPermission } from '../src/adapters/github/client/needed-permission.ts'
import { toSignal } from '../src/adapters/github/signals/to-signal.ts'
import { webhookExamples } from './contracts/webhook-examples.ts'

const text = readFileSync(new URL('../app.yml', import.meta.url), 'utf8')
const manifest: { public: boolean; default_events: string[]; default_permissions: Record<string, string> } = parse(text)
const sender = { id: 1, login: 'aoki', type: 'User' }

const examples = [
  ...webhookExamples,
  // Theirs are of another type than ours.
  {
    event: 'repository_dispatch',
    payload: {
      ...{ action: 'hikeshi-report', sender, client_payload: { title: 'Disk is full' } },
      repository: webhookExamples.find(({ event }) => event === 'issues')?.payload.repository,
    },
  },
  // Nobody has recorded a comment with a command, nor a card that was moved.
  ...webhookExamples
    .filter(({ event, payload }) => event === 'issue_comment' && payload.action === 'created')
    .map(({ event, payload }) => ({ event, payload: { ...payload, comment: withText(payload.comment, '/status') } })),
  {
    event: 'projects_v2_item',
    payload: {
      ...{ action: 'edited', sender, organization: { login: 'example' } },
      projects_v2_item: {
        ...{ id: 1, node_id: 'PVTI_1', content_node_id: 'I_1', content_type: 'Issue' },
        updated_at: '2030-01-01T00:00:00Z',
      },
      changes: { field_value: { field_type: 'single_select', from: { name: 'Reported' }, to: { name: 'Analysis' } } },
    },
  },
]

/** Heard only where a company asks for them, and gives the permissions that they need: off by default. */
const ASKED_FOR_APART = ['code_scanning_alert', 'dependabot_alert', 'secret_scanning_alert']

describe('app.yml', () => {
  it('asks for the events that mean something to the app, and for no other', () => {
    const meaningful = examples.filter(({ event, payload }) => toSignal(event, payload) !== undefined)
    const always = meaningful.filter(({ event }) => !ASKED_FOR_APART.includes(event))
    expect(meaningful.length).toBeGreaterThan(always.length)
    expect([...new Set(always.map(({ event }) => event))].sort()).toEqual([...manifest.default_events].sort())
  })

  it('asks for these permissions, and for no other', () => {
    expect(manifest.default_permissions).toEqual({
      checks: 'write',
      contents: 'write',
      issues: 'write',
      members: 'read',
      metadata: 'read',
      organization_projects: 'write',
      pull_requests: 'write',
    })
  })

  it.each([
    ['POST', '/repos/a/b/issues/1/comments'],
    ['PATCH', '/repos/a/b/git/refs/heads/hikeshi'],
    ['POST', '/repos/a/b/pulls'],
    ['POST', '/repos/a/b/check-runs'],
    ['PATCH', '/orgs/a/projectsV2/1/items/2'],
    ['GET', '/orgs/a/teams/b/members'],
  ])('holds what %s %s needs', (method, path) => {
    const [name = '', level] = neededPermission({ method, path }, {})?.split(': ') ?? []
    expect(manifest.default_permissions[name]).toBe(level)
  })

  it('says why, above each permission and each event', () => {
    const lines = text.split('\n')
    const asked = lines.flatMap((line, at) => (/^ {2}(\w+: (read|write)|- \w+)$/.test(line) ? [{ line, at }] : []))
    const bare = asked.filter(({ at }, index) => {
      const above = lines[at - 1] ?? ''
      // Events that share a reason stand together.
      return !above.startsWith('  # ') && asked[index - 1]?.at !== at - 1
    })
    expect(asked).toHaveLength(manifest.default_events.length + Object.keys(manifest.default_permissions).length)
    expect(bare).toEqual([])
  })

  it('says why in both languages', () => {
    const { permissions } = readManifest(text)
    expect(permissions.map(({ name }) => name)).toEqual(Object.keys(manifest.default_permissions))
    for (const { name, why } of permissions) {
      expect(why.en, name).toMatch(/^[A-Z][ -~]+\.$/)
      expect(why.ja, name).toMatch(/[ぁ-ん].*。$/)
    }
  })

  it('is for one organisation alone', () => {
    expect(manifest.public).toBe(false)
  })
})

function withText(comment: unknown, body: string): object {
  return typeof comment === 'object' && comment !== null ? { ...comment, body } : { body }
}
