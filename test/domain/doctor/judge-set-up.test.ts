import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadPolicy } from '../../../src/adapters/policy/load-policy.ts'
import { DOCTOR_CODES, type DoctorFinding } from '../../../src/domain/doctor/doctor-finding.ts'
import type { AppSeen, CopySeen, Observation, RepositoryFacts, SetUpFacts } from '../../../src/domain/doctor/facts.ts'
import { judgeSetUp } from '../../../src/domain/doctor/judge-set-up.ts'
import { neededEvents, neededPermissions } from '../../../src/domain/doctor/needed.ts'
import { peopleOf } from '../../../src/domain/doctor/people-of.ts'
import { whoNeedsWhat } from '../../../src/domain/doctor/who-needs-what.ts'
import { labelsIn } from '../../../src/domain/screen/labels.ts'
import { boardOptions } from '../../../src/domain/screen/projection.ts'

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
const loaded = loadPolicy(read('templates/policy/hikeshi.yml'), { file: 'hikeshi.yml' }).policy
if (loaded === undefined) throw new Error('the default policy cannot be read')
const policy = loaded
const manifest: { default_events: string[]; default_permissions: Record<string, string> } = parse(read('app.yml'))

const seen = <Value>(value: Value) => ({ kind: 'seen' as const, value })
const teams = [...new Set(Object.values(policy.roles).flatMap((role) => role.teams))]
const people = {
  policy,
  users: new Map(),
  teams: new Map(teams.map((team, at) => [team, seen([{ id: at + 1, login: `of-${team}` }])])),
}
const app: AppSeen = {
  ...{ permissions: neededPermissions(policy), events: neededEvents(policy), suspended: false },
  webhook: { url: 'https://hikeshi.example.com/api/github/webhooks', insecure: false },
}

function repository(id: string): RepositoryFacts {
  const labelsWanted = labelsIn(policy, [id])
  const roles = whoNeedsWhat(policy, [id]).flatMap(({ role, needs }) =>
    peopleOf(people, role).map(({ login }) => [login, needs] as const),
  )
  // A person who needs Triage by one role and Read by another has Triage.
  roles.sort(([, one], [, other]) => one.localeCompare(other))
  return {
    ...{ name: policy.repositories[id] ?? id, ids: [id], labelsWanted, labels: seen(labelsWanted), readers: undefined },
    seen: seen({ defaultBranch: 'main', private: true, archived: false, issues: true }),
    ledger: seen({ protected: false, protectable: false }),
    ledgerRules: seen([]),
    planRules: seen([]),
    issueTypes: undefined,
    forms: [{ path: '.github/ISSUE_TEMPLATE/incident.yml', text: 'name: x\n', there: seen('name: x\r\n') }],
    roles: new Map(roles.map(([login, needs]) => [login, seen(needs)])),
  }
}

const copyOf =
  (change: Partial<CopySeen> = {}) =>
  (repository: string) => ({
    repository,
    seen: seen({ state: 'active', last: { conclusion: 'success', at: '2030-01-01T21:00:00Z' }, ...change }),
  })

const healthy: SetUpFacts = {
  ...{ now: '2030-01-02T00:00:00Z', owner: 'example', runsAs: 'app', ...people },
  adoption: { file: '.github/hikeshi.yml', inForce: 'a'.repeat(40), there: 'a'.repeat(40), problems: 0 },
  ...{
    app: seen(app),
    api: { spoken: '2022-11-28', taken: seen(['2022-11-28', '2026-03-10']) },
    serverVersion: seen(undefined),
    reach: seen('all' as const),
    owners: seen([{ id: 99, login: 'owner' }]),
  },
  alerts: [],
  repositories: ['incidents', 'restricted', 'runbooks'].map(repository),
  board: seen({ public: false, options: boardOptions(policy), automations: ['Auto-add to project'] }),
  ...{
    issueFields: undefined,
    actionsOpenPulls: undefined,
    schedule: undefined,
    copies: ['incidents', 'restricted', 'runbooks'].map(copyOf()),
    deliveries: seen([]),
    sweep: { at: '2030-01-01T21:00Z', everyHours: 3 },
  },
}

const found = (change: Partial<SetUpFacts>): DoctorFinding[] => judgeSetUp({ ...healthy, ...change })
const codes = (findings: readonly DoctorFinding[]): string[] => findings.map(({ code }) => code)
const withIncidents = (change: Partial<RepositoryFacts>): Partial<SetUpFacts> => ({
  repositories: healthy.repositories.map((each) => (each.ids.includes('incidents') ? { ...each, ...change } : each)),
})

const renamedTo = (is: string, was: string) =>
  labelsIn(policy, ['incidents']).map((label) => (label.name === was ? { ...label, name: is } : label))
/** As GitHub makes a label that an issue is given and that is not there. */
const REMADE = { name: 'phase: analysis', description: '', color: 'ededed' }

describe('what doctor says of a set-up', () => {
  it('asks for what the manifest asks for, and for no more', () => {
    expect(neededPermissions(policy)).toEqual(manifest.default_permissions)
    expect([...neededEvents(policy)].sort()).toEqual([...manifest.default_events].sort())
  })

  it('finds nothing of a server that has what is used', () => {
    expect(found({ serverVersion: seen('3.20.0') })).toEqual([])
    expect(found({ serverVersion: seen('4.0.0') })).toEqual([])
  })

  it('R4.1-3 of alerts that the policy hears, asks for what is needed, and says where GitHub does not show them', () => {
    const hearing = { ...policy, alerts: { of: ['dependabot' as const], in: ['shop'] } }
    const given: AppSeen = {
      ...{ permissions: neededPermissions(hearing), events: neededEvents(hearing), suspended: false },
      webhook: app.webhook,
    }
    const one = (shown: SetUpFacts['alerts'][number]['shown']) => ({
      ...{ policy: hearing, alerts: [{ repository: 'shop', kind: 'dependabot' as const, shown }] },
    })
    const unseen = { kind: 'unseen' as const, needs: 'vulnerability_alerts: read' }
    expect(found({ ...one(seen(true)), app: seen(given) })).toEqual([])
    expect(found({ ...one(unseen), app: seen(given) })).toMatchObject([
      { code: 'alerts-unseen', severity: 'error', params: { repository: 'shop', alerts: 'dependabot' } },
    ])
    expect(found({ ...one(unseen), app: seen(app) })).toMatchObject([
      { code: 'permission-missing', params: { permission: 'vulnerability_alerts', level: 'read' } },
      { code: 'event-missing', params: { event: 'dependabot_alert' } },
    ])
    expect(
      found({ ...one(seen(true)), app: seen(given), reach: seen(['incidents', 'restricted', 'runbooks']) }),
    ).toMatchObject([{ code: 'not-installed', params: { repository: 'shop' } }])
  })

  it('finds nothing where all is well', () => {
    expect(judgeSetUp(healthy)).toEqual([])
  })

  it.each<[string, Partial<SetUpFacts>, Record<string, string>]>([
    ['app-suspended', { app: seen({ ...app, suspended: true }) }, {}],
    [
      'permission-missing',
      { app: seen({ ...app, permissions: { ...app.permissions, issues: 'read' } }) },
      { permission: 'issues', level: 'write' },
    ],
    [
      'event-missing',
      { app: seen({ ...app, events: neededEvents(policy).filter((each) => each !== 'issues') }) },
      { event: 'issues' },
    ],
    ['webhook-nowhere', { app: seen({ ...app, webhook: { url: '', insecure: false } }) }, {}],
    ['webhook-insecure', { app: seen({ ...app, webhook: { url: 'https://a', insecure: true } }) }, {}],
    ['not-installed', { reach: seen(['incidents', 'restricted']) }, { repository: 'runbooks' }],
    ['repository-missing', withIncidents({ seen: seen(undefined) }), { repository: 'incidents' }],
    ['ledger-missing', withIncidents({ ledger: seen(undefined) }), { repository: 'incidents' }],
    ['board-missing', { board: seen(undefined) }, { project: '1' }],
    [
      'board-option-missing',
      { board: seen({ public: false, options: boardOptions(policy).slice(1), automations: [] }) },
      { option: boardOptions(policy)[0] ?? '' },
    ],
    [
      'board-option-renamed',
      { board: seen({ public: false, options: ['Renamed', ...boardOptions(policy).slice(1)], automations: [] }) },
      { option: boardOptions(policy)[0] ?? '', is: 'Renamed' },
    ],
    [
      'label-renamed',
      withIncidents({ labels: seen(renamedTo('Analysing', 'phase: analysis')) }),
      { repository: 'incidents', was: 'phase: analysis', is: 'Analysing' },
    ],
    ['actions-open-no-pulls', { runsAs: 'one-repository', actionsOpenPulls: seen(false) }, { repository: 'incidents' }],
    ['schedule-off', { runsAs: 'action', schedule: seen('disabled_inactivity') }, { state: 'disabled_inactivity' }],
    ['schedule-missing', { runsAs: 'action', schedule: seen(undefined) }, { repository: 'incidents' }],
    [
      'copy-off',
      { copies: ['incidents'].map(copyOf({ state: 'disabled_inactivity' })) },
      { state: 'disabled_inactivity' },
    ],
    [
      'copy-failed',
      { copies: ['runbooks'].map(copyOf({ last: { conclusion: 'failure', at: '2030-01-01T21:00:00Z' } })) },
      { repository: 'runbooks', conclusion: 'failure' },
    ],
    [
      'copy-late',
      { copies: ['incidents'].map(copyOf({ last: { conclusion: 'success', at: '2029-12-29T23:59:00Z' } })) },
      { repository: 'incidents' },
    ],
    ['policy-missing', { adoption: { ...healthy.adoption, there: undefined } }, {}],
    ['policy-not-adopted', { adoption: { ...healthy.adoption, inForce: undefined } }, { sha: 'a'.repeat(40) }],
    ['sweep-late', { sweep: { at: '2030-01-01T17:59Z', everyHours: 3 } }, { at: '2030-01-01T17:59Z' }],
    ['deliveries-failed', { deliveries: seen([{ guid: '1', event: 'issues', at: 'T', ok: false }]) }, { count: '1' }],
  ])('finds %s', (code, change, about) => {
    expect(found(change)).toMatchObject([{ code, severity: 'error', params: about }])
  })

  it.each<[string, Partial<SetUpFacts>, Record<string, string>]>([
    [
      'permission-needless',
      { app: seen({ ...app, permissions: { ...app.permissions, members: 'write' } }) },
      { permission: 'members' },
    ],
    ['copy-never', { copies: ['incidents'].map(copyOf({ last: undefined })) }, { repository: 'incidents' }],
    [
      'copy-missing',
      { copies: ['incidents', 'runbooks'].map((repository) => ({ repository, seen: seen(undefined) })) },
      { repositories: 'incidents, runbooks' },
    ],
    [
      'board-option-unknown',
      { board: seen({ public: false, options: [...boardOptions(policy), 'Todo'], automations: [] }) },
      { option: 'Todo' },
    ],
    [
      'ledger-unprotected',
      withIncidents({ ledger: seen({ protected: false, protectable: true }) }),
      { repository: 'incidents' },
    ],
    [
      'ledger-ruled',
      withIncidents({ ledgerRules: seen(['deletion', 'non_fast_forward', 'pull_request', 'update']) }),
      { repository: 'incidents', rules: 'pull_request, update' },
    ],
    [
      'label-doubled',
      withIncidents({ labels: seen([...renamedTo('Analysing', 'phase: analysis'), REMADE]) }),
      { repository: 'incidents', was: 'phase: analysis', is: 'Analysing' },
    ],
    [
      'plan-ruled',
      withIncidents({ planRules: seen(['deletion', 'update', 'pull_request', 'required_status_checks']) }),
      { repository: 'incidents', rules: 'update' },
    ],
    ['server-without-board', { serverVersion: seen('3.19.2') }, { version: '3.19.2' }],
    ['sweep-never', { sweep: undefined }, {}],
    ['unseen', { app: { kind: 'unseen', needs: 'APP_ID' } }, { topic: 'app', needs: 'APP_ID' }],
  ])('gives %s as a hint', (code, change, about) => {
    expect(found(change)).toMatchObject([{ code, severity: 'warning', params: about }])
  })

  it('R4.2-1 finds that GitHub has dropped the version of its API that is spoken; where it names none, nothing is said', () => {
    const api = (taken: Observation<readonly string[] | undefined>) => ({ api: { spoken: '2022-11-28', taken } })
    expect(found(api(seen(['2026-03-10', '2028-04-01'])))).toMatchObject([
      {
        code: 'api-version-gone',
        severity: 'error',
        params: { version: '2022-11-28', versions: '2026-03-10, 2028-04-01' },
      },
    ])
    expect(found(api(seen(undefined)))).toEqual([])
    expect(found(api({ kind: 'unseen', needs: 'metadata: read' }))).toEqual([])
  })

  it('R4.4-1 checks that no workflow of GITHUB_TOKEN ever gives hold a plan up, and only there', () => {
    const planRules = seen(['required_status_checks', 'workflows'])
    expect(found({ ...withIncidents({ planRules }) })).toEqual([])
    const about = { rules: 'required_status_checks, workflows' }
    const alone = found({ ...withIncidents({ planRules }), runsAs: 'one-repository', actionsOpenPulls: seen(true) })
    expect(alone.filter(({ code }) => code === 'plan-ruled')).toMatchObject([{ params: about }])
  })

  it('does not call failed what arrived at a second attempt, nor late what is twice its interval old', () => {
    const once = { guid: '1', event: 'issues', at: 'T' }
    expect(
      found({
        deliveries: seen([
          { ...once, ok: true },
          { ...once, ok: false },
        ]),
      }),
    ).toEqual([])
    expect(found({ sweep: { at: '2030-01-01T18:00Z', everyHours: 3 } })).toEqual([])
  })

  it('asks nothing of events where no webhook is used, nor of a board where there is none', () => {
    expect(found({ runsAs: 'action', app: seen({ ...app, events: [], webhook: undefined }) })).toEqual([])
    const { board: _, ...without } = policy
    expect(codes(judgeSetUp({ ...healthy, policy: without, board: undefined }))).toEqual(['permission-needless'])
  })

  it('R7-4 says where everybody who may hear is also among those who decide, and not where somebody else is left', () => {
    const teams = policy.roles.decider?.teams ?? []
    const roles = { ...policy.roles, investigator: { label: 'investigator', users: [], teams } }
    const same = found({ teams: people.teams, policy: { ...policy, roles } })
    expect(new Set(codes(same))).toEqual(new Set(['nobody-separate']))
    const more = { ...roles, investigator: { label: 'investigator', users: [], teams: [...teams, 'security-deputy'] } }
    expect(codes(found({ policy: { ...policy, roles: more } }))).toEqual([])
  })

  it('says of a role that nobody has it, unless a team that nobody could look at may have somebody', () => {
    const roles = { ...policy.roles, board: { label: 'board', users: [], teams: [] } }
    const changed = { ...policy, roles }
    expect(codes(judgeSetUp({ ...healthy, policy: changed }))).toEqual(['role-of-nobody'])
    const hidden = new Map(people.teams).set('board', { kind: 'unseen', needs: 'members: read' } as never)
    expect(codes(found({ teams: hidden }))).toEqual(['unseen'])
  })

  it('R8-2 takes as readers of a restricted repository those who have a role in it, owners and the officer alone', () => {
    const readers = seen([
      { id: 99, login: 'owner' },
      { id: 1, login: 'of-security-officer' },
      { id: 50, login: 'hikeshi[bot]' },
      { id: 51, login: 'stranger' },
    ])
    const repositories = healthy.repositories.map((each) => (each.name === 'restricted' ? { ...each, readers } : each))
    expect(found({ repositories })).toMatchObject([{ code: 'may-read-restricted', params: { login: 'stranger' } }])
  })

  it('puts what is broken before what is worth knowing', () => {
    const severities = found({ sweep: undefined, board: seen(undefined) }).map(({ severity }) => severity)
    expect(severities).toEqual(['error', 'warning'])
  })

  it.each(['en', 'ja'])('has words and a remedy in %s for every finding, with the same places to fill', (language) => {
    const texts: Record<string, string> = JSON.parse(read(`templates/texts/doctor/${language}.json`))
    const other: Record<string, string> = JSON.parse(read('templates/texts/doctor/en.json'))
    for (const code of DOCTOR_CODES) expect([texts[`what.${code}`], texts[`remedy.${code}`]]).not.toContain(undefined)
    expect(Object.keys(texts)).toEqual(Object.keys(other))
    const placesIn = (text = ''): string[] => [...new Set(text.match(/\{[a-z]+\}/g))].sort()
    for (const [key, text] of Object.entries(texts)) expect(placesIn(text), key).toEqual(placesIn(other[key]))
    const known = Object.keys(texts).filter((key) => /^(what|remedy)\./.test(key))
    expect(known).toHaveLength(2 * DOCTOR_CODES.length)
  })
})
