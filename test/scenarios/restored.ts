import { Octokit } from '@octokit/rest'
import { policyTexts } from '../../src/adapters/github/policy/policy-texts.ts'
import { sealerFrom } from '../../src/adapters/keys/seal-key.ts'
import { withLedger } from '../../src/app/case/ledger/append-with-retry.ts'
import type { LineDraft } from '../../src/app/case/ledger/chain-lines.ts'
import type { PolicyInForce } from '../../src/app/ports/policy-source.ts'
import type { Ports } from '../../src/app/ports/ports.ts'
import { ledgerBound } from '../../src/domain/case/ledger-line.ts'
import { ledgerPath, yearOfIssue } from '../../src/domain/case/ledger-path.ts'
import { compose } from '../../src/hosts/shared/compose.ts'
import { signAppToken } from '../../src/sandbox/app-token.ts'
import { send } from '../sandbox/send.ts'
import { fetchHere } from '../support/fetch-here.ts'
import { minute, type Told } from '../support/story.ts'
import type { Company } from './company.ts'

/** Writes records as the app would have, had it lived through a story: sealed, and bound to their issues. */
export interface Restoring {
  /** The case stands where its story has left it; GitHub shows it once somebody speaks to it. */
  restore(number: number, told: Told, repository?: string): Promise<void>
}

export async function restoring(office: Company): Promise<Restoring> {
  const { sandbox } = office
  const [owner = '', name = ''] = sandbox.repos.incidents.split('/')
  const ports = await asInstalled(office, { owner, name })
  const inForce = await ports.policies.of({ owner, name })
  if (inForce === undefined) throw new Error('no policy is in force')
  const ids = await accountIds(office)
  return {
    restore: (number, told, repository = name) =>
      restore(ports, inForce, { owner, name: repository }, ids, number, told),
  }
}

async function asInstalled({ sandbox }: Company, home: { owner: string; name: string }): Promise<Ports> {
  const { url, app, secrets } = sandbox
  const jwt = signAppToken(app.id, secrets.privateKey)
  const { object } = await send(`${url}/app/installations/${app.installationId}/access_tokens`, 'POST', jwt)
  const octokit = new Octokit({ auth: String(object.token), baseUrl: url, log: SILENT, request: { fetch: fetchHere } })
  const { data } = await octokit.users.getByUsername({ username: `${app.slug}[bot]` })
  return compose({
    ...{ octokit, self: { id: data.id, login: data.login }, now: () => new Date(), warn: () => undefined },
    ...{ texts: policyTexts(), sealing: sealerFrom(secrets.privateKey, 'none'), calling: 'nobody' },
    repositories: async () => [{ ...home, id: 'not-told' }],
  })
}

async function accountIds({ sandbox, call }: Company): Promise<ReadonlyMap<string, number>> {
  const logins = [...Object.keys(sandbox.tokens), `${sandbox.app.slug}[bot]`]
  const idOf = async (login: string): Promise<[string, number]> => {
    const { body } = await call('admin', 'GET', `/users/${encodeURIComponent(login)}`)
    return [login, (body as { id: number }).id]
  }
  return new Map(await Promise.all(logins.map(idOf)))
}

const silent = (): void => undefined
/** A thing that is not there yet is asked for. */
const SILENT = { debug: silent, info: silent, warn: silent, error: silent }

/** Stories happen in another year, among accounts with other ids. */
function moved(value: unknown, ids: ReadonlyMap<string, number>, since: number): unknown {
  if (typeof value === 'string')
    return /^2030-01-01T\d\d:\d\d:\d\d/.test(value)
      ? new Date(since + Date.parse(value) - Date.parse(minute(0))).toISOString().replace('.000Z', 'Z')
      : value
  if (Array.isArray(value)) return value.map((one) => moved(one, ids, since))
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([key, part]) => [key, moved(part, ids, since)])
  const { login } = value as { login?: unknown }
  const id = typeof login === 'string' ? ids.get(login) : undefined
  return { ...Object.fromEntries(parts), ...(id !== undefined && { id }) }
}

async function restore(
  ports: Ports,
  inForce: PolicyInForce,
  home: { owner: string; name: string },
  ids: ReadonlyMap<string, number>,
  number: number,
  { case: state, placed }: Told,
): Promise<void> {
  const issue = await ports.issues.see({ repository: home, number })
  if (issue === undefined || state === undefined) throw new Error(`nothing to restore at #${number}`)
  const since = Date.parse(issue.createdAt) - placed.length * 60_000
  const repository = { id: await ports.issues.repositoryId(home), name: home.name }
  const stamped = placed.map(({ event, seq: _, ...stamp }) => moved({ ...stamp, event }, ids, since))
  const drafts = (stamped as (Omit<LineDraft, 'policy' | 'entry'> & { event: LineDraft['entry'] })[]).map(
    ({ event, ...stamp }): LineDraft => ({ ...stamp, policy: inForce.sha, entry: event }),
  )
  const [first] = drafts
  if (first === undefined) throw new Error('an empty story')
  const bound = ledgerBound({
    repository,
    issue: { id: issue.id, number, year: yearOfIssue(issue) },
    process: state.process,
  })
  const path = ledgerPath(yearOfIssue(issue), number)
  const work = { drafts: [{ ...first, entry: bound }, ...drafts], result: undefined }
  await withLedger(ports.ledger, { repository: home, path }, () => work, ports.writing)
}
