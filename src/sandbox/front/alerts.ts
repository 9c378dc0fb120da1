import { reads, writes } from '../access.ts'
import type { Actor } from '../actor.ts'
import { emit, type FakeGitHub, repositoryOf, userOf } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asObject, asText, type Json } from '../json.ts'
import type { AlertNote } from '../notes.ts'
import { paginate, paginateByCursor } from '../paginate.ts'
import { type FrontRequest, noContent, type Route, route } from '../route.ts'
import type { Repository } from '../shapes.ts'

/** GitHub's own alerts: by what permission they are listed, and how a webhook calls them and what becomes of them. */
const KINDS = {
  'code-scanning': {
    ...{ permission: 'security_events', event: 'code_scanning_alert', view: codeAlert },
    ...{ closed: 'closed_by_user', open: 'reopened_by_user' },
  },
  dependabot: {
    ...{ permission: 'vulnerability_alerts', event: 'dependabot_alert', view: dependabotAlert },
    ...{ closed: 'dismissed', open: 'reopened' },
  },
  'secret-scanning': {
    ...{ permission: 'secret_scanning_alerts', event: 'secret_scanning_alert', view: secretAlert },
    ...{ closed: 'resolved', open: 'reopened' },
  },
} as const

const isKind = (text: string): text is keyof typeof KINDS => Object.hasOwn(KINDS, text)

/** The lists of alerts, and dispatches by which anything may tell of itself. */
export function alertRoutes(world: FakeGitHub): Route[] {
  const list = (kind: keyof typeof KINDS) => (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, { ...reads(KINDS[kind].permission), role: 'write' })
    const isWanted = ({ state }: AlertNote) => request.query.get('state') !== 'open' || state === 'open'
    const by = request.query.get('sort') === 'updated' ? 'updated' : 'at'
    const newest = (world.notes.alerts.get(repository.full_name) ?? [])
      .filter((one) => one.kind === kind && isWanted(one))
      .reverse()
      .sort((a, b) => Date.parse(b[by]) - Date.parse(a[by]))
    const page = kind === 'dependabot' ? paginateByCursor : paginate
    return page(
      world.url,
      request,
      newest.map((one) => KINDS[kind].view(world, repository, one)),
    )
  }

  const dispatch = (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    world.access.require(request.actor, repository, writes('contents', 'write'))
    const type = asText(request.body.event_type) ?? ''
    if (type === '' || type.length > 100) throw new HttpError(422, 'Invalid request.')
    const payload = asObject(request.body.client_payload)
    const { default_branch: branch } = repository
    emit(world, 'repository_dispatch', request.actor, { action: type, branch, client_payload: payload }, repository)
    return noContent()
  }

  const at = '/repos/{owner}/{repo}'
  return [
    route(`GET ${at}/code-scanning/alerts`, list('code-scanning')),
    route(`GET ${at}/dependabot/alerts`, list('dependabot')),
    route(`GET ${at}/secret-scanning/alerts`, list('secret-scanning')),
    route(`POST ${at}/dispatches`, dispatch),
  ]
}

/**
 * GitHub has found something: {"repository": "name", "kind": "dependabot"}; `by`: whose act it tells of. With a number and
 * "state": "closed" or "open", somebody has closed it or opened it again.
 */
export function raiseAlert(world: FakeGitHub, wanted: Json, by: Actor): Json {
  const [name, kind] = [asText(wanted.repository) ?? '', asText(wanted.kind) ?? '']
  if (!isKind(kind)) throw new HttpError(422, `Give one of ${Object.keys(KINDS).join(', ')}`)
  const repository = world.repositories.find((each) => each.name === name)
  if (repository === undefined) throw notFound()
  const before = world.notes.alerts.get(repository.full_name) ?? []
  const { one, action } =
    wanted.number === undefined ? newAlert(world, kind, before) : changedAlert(world, kind, before, wanted)
  world.notes.alerts.set(repository.full_name, [...before.filter((each) => each !== one), one])
  const alert = KINDS[kind].view(world, repository, one)
  const more = kind === 'code-scanning' ? { ref: '', commit_oid: '' } : {}
  emit(world, KINDS[kind].event, by, { action, alert, ...more }, repository)
  return { number: one.number, html_url: alert.html_url }
}

function newAlert(world: FakeGitHub, kind: AlertNote['kind'], before: readonly AlertNote[]) {
  const number = before.filter((one) => one.kind === kind).length + 1
  const at = world.clock.stamp()
  return { one: { kind, number, at, updated: at, state: 'open' } satisfies AlertNote, action: 'created' }
}

function changedAlert(world: FakeGitHub, kind: AlertNote['kind'], before: readonly AlertNote[], wanted: Json) {
  const one = before.find((each) => each.kind === kind && each.number === wanted.number)
  const state = asText(wanted.state)
  if (one === undefined) throw notFound()
  if (state !== 'open' && state !== 'closed') throw new HttpError(422, 'Give open or closed as its state')
  return { one: Object.assign(one, { state, updated: world.clock.stamp() }), action: KINDS[kind][state] }
}

function alertHead(world: FakeGitHub, repository: Repository, { kind, number, at, updated }: AlertNote) {
  const path = `${repository.full_name}/${kind}`
  return {
    ...{ number, created_at: at, updated_at: updated },
    url: `${world.url}/repos/${path}/alerts/${number}`,
    html_url: `https://github.com/${repository.full_name}/security/${kind}/${number}`,
  }
}

function dismissal(world: FakeGitHub, { kind, state, updated }: AlertNote) {
  const never = { fixed_at: null, dismissed_comment: null }
  if (state === 'open') return { ...never, state, dismissed_by: null, dismissed_at: null, dismissed_reason: null }
  const reason = kind === 'dependabot' ? 'tolerable_risk' : 'false positive'
  const by = userOf(world, world.access.owner())
  return { ...never, state: 'dismissed', dismissed_by: by, dismissed_at: updated, dismissed_reason: reason }
}

function secretAlert(world: FakeGitHub, repository: Repository, note: AlertNote) {
  const isOpen = note.state === 'open'
  const by = userOf(world, world.access.owner())
  return {
    ...alertHead(world, repository, note),
    ...{ secret_type: 'a_key', secret_type_display_name: 'A key', secret: '' },
    ...{ state: isOpen ? 'open' : 'resolved', resolution: isOpen ? null : 'revoked' },
    ...{ resolved_at: isOpen ? null : note.updated, resolved_by: isOpen ? null : by },
  }
}

function codeAlert(world: FakeGitHub, repository: Repository, note: AlertNote) {
  const head = alertHead(world, repository, note)
  const ref = `refs/heads/${repository.default_branch}`
  return {
    ...head,
    instances_url: `${head.url}/instances`,
    ...dismissal(world, note),
    rule: { id: 'a-rule', severity: 'error', description: 'What was found', name: 'a-rule' },
    tool: { name: 'A scanner', guid: null, version: null },
    most_recent_instance: { ref, state: 'open', analysis_key: 'a', environment: '{}', category: 'a', commit_sha: '' },
  }
}

function dependabotAlert(world: FakeGitHub, repository: Repository, note: AlertNote) {
  const { at } = note
  const flaw = { ecosystem: 'npm', name: 'a-package' }
  const vulnerability = {
    ...{ package: flaw, severity: 'high', vulnerable_version_range: '< 1.0.1' },
    first_patched_version: { identifier: '1.0.1' },
  }
  return {
    ...alertHead(world, repository, note),
    ...dismissal(world, note),
    dependency: { package: flaw, manifest_path: 'package-lock.json', scope: 'runtime' },
    security_advisory: {
      ...{ ghsa_id: 'GHSA-aaaa-aaaa-aaaa', cve_id: null, summary: 'What was found', description: 'What was found' },
      ...{ severity: 'high', cvss: { score: 7.5, vector_string: null }, cwes: [], identifiers: [], references: [] },
      ...{ vulnerabilities: [vulnerability], published_at: at, updated_at: at, withdrawn_at: null },
    },
    security_vulnerability: vulnerability,
  }
}
