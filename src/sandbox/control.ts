import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from './api.ts'
import type { AppFleet } from './app-fleet.ts'
import type { CallsOutbox } from './calls-outbox.ts'
import type { Deliveries, Delivery } from './deliveries.ts'
import { addDuration } from './duration.ts'
import type { Faults } from './faults.ts'
import { type Arriving, byMail, fromPhone } from './front/by-other-ways.ts'
import { HttpError, notFound } from './http-error.ts'
import { setIssueSettings } from './issue-settings.ts'
import { asNumber, asObject, asText, asTexts, type Json } from './json.ts'
import type { Limits } from './limits.ts'
import { type Moods, setMoods } from './moods.ts'
import type { EndedRun, Notes, Project, StoredSecret } from './notes.ts'
import { page } from './playground/page-answer.ts'
import type { Records } from './records.ts'
import type { Restrictions } from './restrictions.ts'
import { type Answer, noContent, ok } from './route.ts'
import type { SandboxClock } from './sandbox-clock.ts'
import type { SecretKey } from './secret-key.ts'
import type { StaleReads } from './stale-reads.ts'

export const CONTROL_PATH = '/_control'

export type Controlled = {
  api: Api
  clock: SandboxClock
  deliveries: Deliveries
  faults: Faults
  fleet: () => AppFleet | undefined
  project: Project
  moods: Moods
  notes: Notes
  restrictions: Restrictions
  limits: Limits
  stale: StaleReads
  relocate: (wanted: { transfer: unknown; delete: unknown }) => Promise<void>
  rename: (wanted: unknown) => Promise<void>
  handOver: (wanted: unknown) => Promise<void>
  removeAccount: (login: string) => void
  renameAccount: (wanted: unknown) => void
  /** The owner takes the app off, or installs it again. */
  reinstall: () => Promise<void>
  /** Somebody writes something by another way than a page of GitHub. */
  arrive: (arriving: Arriving) => Promise<void>
  writeOnPage: (wanted: Json) => Promise<Json>
  resume: () => Promise<void>
  raise: (wanted: Json) => Json
  /** Runs of workflows that have ended, by `owner/name/file`. */
  runs: Map<string, EndedRun[]>
  /** An owner's clicks on GitHub's pages once an app is registered. */
  install: () => Promise<void>
  /** Sealed secrets by repository, and the key that opens them. */
  secrets: () => { key: SecretKey; stored: Record<string, StoredSecret[]> }
  idle: () => Promise<void>
  outbox: CallsOutbox
  /** The reader of the records, where the host has brought it. */
  records: Records | 'not-yet' | undefined
}

/** The switches of the sandbox, for scripts and tests. */
export async function control(parts: Controlled, method: string, url: URL, json: unknown): Promise<Answer> {
  const body = asObject(json)
  switch (`${method} ${url.pathname.slice(CONTROL_PATH.length)}`) {
    case 'POST /idle':
      await parts.idle()
      return ok({ idle: true, deliveries: parts.deliveries.list().length })
    case 'GET /clock':
      return ok({ now: parts.clock.now().toISOString() })
    case 'POST /clock':
      return ok({ now: (await moveClock(parts, body)).toISOString() })
    case 'GET /faults':
      return ok(parts.faults.settings())
    case 'POST /faults':
      parts.stale.set(body.staleSeconds)
      return ok(parts.faults.set(body))
    // Settings and their values: .github/github.md.
    case 'GET /github':
      return ok({ ...parts.moods, ...parts.restrictions.settings(), limits: parts.limits.settings() })
    case 'POST /board':
      return ok(setBoard(parts.project, body))
    case 'POST /github':
      return ok(await setGitHub(parts, body))
    // {"by": login, "repository": "owner/name", "branch", "path", "text", "author"?: login}: a file written on GitHub's page, which signs it.
    case 'POST /page':
      return ok(await parts.writeOnPage(body))
    case 'POST /install':
      await parts.install()
      return ok({ installed: true })
    // {"repository": name, "kind": "secret-scanning" | "code-scanning" | "dependabot"}: GitHub has found something; with
    // "number" and "state": "closed" | "open", somebody has closed that or opened it again.
    case 'POST /alerts':
      return ok(parts.raise(body))
    // {"workflow": "owner/name/file", "conclusion": "success", "at": time}: a run of it has ended.
    case 'POST /workflow-runs':
      return ok(ended(parts.runs, body))
    case 'GET /secrets':
      return ok(parts.secrets())
    case 'POST /sweep':
      return ok({ result: (await parts.fleet()?.sweep(body.all === true))?.[0] ?? null })
    case 'POST /restart':
      await parts.fleet()?.restart()
      return ok({ restarted: true })
    case 'GET /instances':
      return ok({ count: parts.fleet()?.size() ?? 0 })
    case 'POST /instances':
      return ok({ count: await setInstances(parts.fleet(), body.count) })
    case 'GET /requests':
      return ok(parts.api.exchanges().map(({ method: sent, path: to, status }) => ({ method: sent, path: to, status })))
    case 'GET /exchanges':
      return ok(parts.api.exchanges())
    case 'DELETE /requests':
      parts.api.forget()
      return noContent()
    // Calls that the app has sent to people by channels whose address nobody gave.
    case 'POST /calls':
      parts.outbox.take(json)
      return noContent()
    case 'GET /calls':
      return ok(parts.outbox.all())
    case 'DELETE /calls':
      parts.outbox.clear()
      return noContent()
    case 'GET /deliveries':
      return ok(await deliveriesAfter(parts.deliveries, url.searchParams))
    case 'POST /redeliver':
      return ok({ redelivered: redeliver(parts.deliveries, body) })
    case 'POST /verify':
      return ok(await recordsOf(parts).verify(asText(body.repository) ?? '', languageIn(url)))
    // {"repository": "owner/name", "number", "lines"}: nothing is written down.
    case 'POST /trials':
      return ok(await recordsOf(parts).trials(asText(body.repository) ?? '', Number(body.number), asTexts(body.lines)))
    case 'GET /deadlines':
      return ok(await recordsOf(parts).deadlines())
    case 'GET /audit':
      return ok({ markdown: await recordsOf(parts).audit(languageIn(url)) })
    case 'GET /report':
      return page(await recordsOf(parts).report(languageIn(url)), PICTURES_ALONE)
    default:
      throw notFound()
  }
}

/** As many as a machine that tries things out has room for. */
const MOST_INSTANCES = 5

async function setInstances(fleet: AppFleet | undefined, asked: unknown): Promise<number> {
  const count = asNumber(asked) ?? 0
  if (!Number.isInteger(count) || count < 1 || count > MOST_INSTANCES)
    throw new HttpError(422, `Give {"count": number}, from 1 to ${MOST_INSTANCES}`)
  if (fleet === undefined) throw new HttpError(422, 'No app runs here')
  await fleet.resize(count)
  return fleet.size()
}

function ended(runs: Controlled['runs'], { workflow, conclusion, at }: Record<string, unknown>): EndedRun {
  const key = asText(workflow) ?? ''
  const run = { conclusion: asText(conclusion) ?? 'success', at: asText(at) ?? new Date().toISOString() }
  runs.set(key, [...(runs.get(key) ?? []), run])
  return run
}

/** How this GitHub differs from the usual; what is not named stays. */
async function setGitHub(
  {
    moods,
    notes,
    restrictions,
    relocate,
    rename,
    handOver,
    removeAccount,
    renameAccount,
    reinstall,
    resume,
    limits,
    arrive,
  }: Controlled,
  body: Record<string, unknown>,
) {
  const { issueTypes, issueFields, workflows, phone, mail, ...others } = body
  for (const [key, state] of Object.entries(asObject(workflows))) setWorkflow(notes, key, asText(state) ?? 'active')
  const {
    pushProtection,
    rules,
    archived,
    transfer,
    delete: deletion,
    rename: renaming,
    handOver: given,
    ...more
  } = others
  const { limits: bounds, removeAccount: leaving, renameAccount: renamedAccount, ...usual } = more
  if (leaving !== undefined) removeAccount(asText(leaving) ?? '')
  if (renamedAccount !== undefined) renameAccount(renamedAccount)
  setIssueSettings(notes, issueTypes, issueFields)
  if (renaming !== undefined) await rename(renaming)
  if (given !== undefined) await handOver(given)
  await relocate({ transfer, delete: deletion })
  const named = Object.entries({ pushProtection, rules, archived }).filter(([, value]) => value !== undefined)
  const before = moods.installation
  setMoods(moods, usual)
  if (before === 'suspended' && moods.installation === 'there') await resume()
  if ((before === 'gone') !== (moods.installation === 'gone')) await reinstall()
  if (bounds !== undefined) limits.set(bounds)
  if (phone !== undefined) await arrive(fromPhone(phone))
  if (mail !== undefined) await arrive(byMail(mail))
  const restricted = restrictions.set({ ...restrictions.settings(), ...Object.fromEntries(named) })
  return { ...moods, ...restricted, limits: limits.settings() }
}

/** As GitHub switches a schedule off by itself: `disabled_inactivity` after 60 quiet days. */
function setWorkflow({ workflowsOff }: Notes, key: string, state: string): void {
  if (state === 'active') workflowsOff.delete(key)
  else workflowsOff.set(key, state)
}

/** The report brings its own style and runs nothing. */
const PICTURES_ALONE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"

const languageIn = (url: URL): 'ja' | 'en' => (url.searchParams.get('locale') === 'en' ? 'en' : 'ja')

function recordsOf({ records }: Controlled): Records {
  if (records === undefined) throw notFound()
  // A reader who comes while the company is still being made is told so, and not that he may not.
  if (records === 'not-yet') throw new HttpError(503, 'The embedded GitHub is still starting')
  return records
}

const LONGEST_WAIT_MS = 25_000
const LOOK_EVERY_MS = 50

/**
 * Newest first. `after`: only what came later than that one; `wait`: the answer comes with the next one, at most so many
 * seconds later; `brief`: without the payloads' bulk.
 */
async function deliveriesAfter(deliveries: Deliveries, query: URLSearchParams): Promise<readonly Delivery[]> {
  const after = Number(query.get('after')) || 0
  const until = performance.now() + Math.min(LONGEST_WAIT_MS, Number(query.get('wait') ?? 0) * 1000)
  const fresh = () => deliveries.list().filter(({ id }) => id > after)
  while (fresh().length === 0 && performance.now() < until && !deliveries.stopped()) await sleep(LOOK_EVERY_MS)
  return query.get('brief') === 'true' ? fresh().map(inBrief) : fresh()
}

/** The subject of a delivery, without the rest: a whole night of payloads is megabytes. */
function inBrief(delivery: Delivery): Delivery {
  const { sender, repository, issue, pull_request, label, comment, review, ref } = delivery.payload
  const part = (value: unknown, ...names: readonly string[]) =>
    value === undefined ? undefined : Object.fromEntries(names.map((name) => [name, asObject(value)[name]]))
  const payload = {
    sender: part(sender, 'login'),
    repository: part(repository, 'full_name'),
    issue: part(issue, 'number', 'title'),
    pull_request: part(pull_request, 'number', 'merged'),
    label: part(label, 'name'),
    comment: part(comment, 'body'),
    review: part(review, 'state'),
    ref,
  }
  return { ...delivery, payload, answer: { headers: {}, payload: '' } }
}

/** Settings of GitHub's pages alone: who may read the board, and its own automations. */
function setBoard(project: Project, body: Record<string, unknown>) {
  if (typeof body.public === 'boolean') project.public = body.public
  if (Array.isArray(body.automations)) project.automations = new Set(asTexts(body.automations))
  return { public: project.public, automations: [...project.automations] }
}

async function moveClock(parts: Controlled, body: Record<string, unknown>): Promise<Date> {
  const now = asText(body.now)
  const skew = asNumber(body.skewSeconds)
  if (skew !== undefined) parts.clock.skew(skew)
  const advance = asText(body.advance) ?? (skew === undefined ? undefined : 'PT0S')
  const target = now !== undefined ? new Date(now) : addDuration(parts.clock.now(), advance ?? '')
  if (!target || Number.isNaN(target.getTime()))
    throw new HttpError(422, 'Give {"now": ISO date}, {"advance": ISO duration} or {"skewSeconds": number}')
  await parts.clock.moveTo(target)
  await parts.fleet()?.clock(parts.clock.offsetOfApp())
  return parts.clock.now()
}

/** One by its id, or everything that was ever delivered, in order: whoever has seen it must not mind. */
function redeliver(deliveries: Deliveries, body: Record<string, unknown>): number {
  const id = asNumber(body.id)
  if (id !== undefined) {
    if (!deliveries.redeliver(id)) throw notFound()
    return 1
  }
  if (body.all !== true) throw new HttpError(422, 'Give {"id": number} or {"all": true}')
  const all = [...deliveries.list()].reverse()
  for (const each of all) deliveries.redeliver(each.id)
  return all.length
}
