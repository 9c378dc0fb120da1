import { toSignal } from '../../../src/adapters/github/signals/to-signal.ts'
import { commandsFromSignal } from '../../../src/app/inbox/commands-from-signal.ts'
import type { Case } from '../../../src/domain/case/case.ts'
import type { Context } from '../../../src/domain/case/context.ts'
import { settle } from '../../../src/domain/case/settle.ts'
import type { RequestedCommand } from '../../../src/domain/commands/command.ts'
import { untrustedApp } from '../../../src/domain/commands/via.ts'
import { caseLabel } from '../../../src/domain/policy/form-of.ts'
import { adoptingRole } from '../../../src/domain/policy/policy-ledger.ts'
import { isApp, isTrustedApp } from '../../../src/domain/policy/trusted-app.ts'
import { columnOf } from '../../../src/domain/screen/projection.ts'
import { isRelevant } from '../../../src/hosts/action/is-relevant.ts'
import { type Act, as, move, pullRequest } from '../../support/acts.ts'
import { PEOPLE } from '../../support/people.ts'
import { beginningOf, caseOf, live, minute, storyIn } from '../../support/story.ts'
import { report, STOLEN } from '../report.ts'
import { BOT, CLIENT, type Column, NEW_LOGIN, STRANGER_ID } from './columns.ts'
import { type Stage, storyOf, type Try, WORLD } from './rows.ts'

/**
 * `done`; `kept`: the words stay as a note for others to confirm; `refused`: with an answer that says who may; `nothing`:
 * it is not even a request; `barred`: GitHub itself refuses; `none`: there is no such person in a case of this kind.
 */
export type Cell = 'done' | 'kept' | 'refused' | 'nothing' | 'barred' | 'none'

/** The reasons for somebody who may not, whatever else is missing. */
export const NOT_HE: readonly string[] = [
  'not-for-you',
  'via-other-app',
  'not-separate',
  'own-exemption',
  'own-measure',
]

export function accountOf({ is, person }: Column): { id: number; login: string; type: 'User' | 'Bot' } {
  const account = PEOPLE[person]
  switch (is) {
    case 'bot':
      return { ...BOT, type: 'Bot' }
    case 'app':
      return { ...account, type: 'Bot' }
    case 'bearer-of-the-old-login':
      return { id: STRANGER_ID, login: account.login, type: 'User' }
    case 'renamed':
      return { id: account.id, login: NEW_LOGIN, type: 'User' }
    case 'himself':
    case 'outsider':
    case 'by-way-of-an-app':
    case 'removed':
      return { ...account, type: 'User' }
  }
}

/** The holders of roles while somebody tries it. */
function worldOf({ is }: Column): Context {
  if (is !== 'removed') return WORLD
  const roles = new Map([...WORLD.directory.roles, ['officer', [PEOPLE.outsider]]])
  return { ...WORLD, directory: { ...WORLD.directory, roles } }
}

/** The outcome of a try by the product's own reading of GitHub's delivery, its own translation and its own decision. */
export function judged(stage: Stage, one: Try, column: Column, lived: Lived): Cell {
  const acts = storyOf(stage, column.story)
  if (acts === undefined) return 'none'
  // Nothing of a private repository reaches him, and nothing that he says reaches the app.
  if (column.is === 'outsider') return 'barred'
  if (one.door === 'review') return reviewed(acts, one.beside, column)
  if (one.door === 'policy-review') return isAdopter(column) ? 'done' : 'refused'
  const state = acts.length === 0 ? undefined : lived(stage, column.story)
  const [event, payload] = deliveryOf(stage, one, column)
  const signal = toSignal(event, payload)
  // GitHub starts it for whoever may write there, and the app has no permission to. It is a round as scheduled: nobody's
  // request, by server or Action.
  if (one.door === 'workflow' && column.is === 'app') return 'barred'
  if (one.door === 'workflow') return signal === undefined && !isRelevant(event, payload) ? 'done' : 'refused'
  if (signal === undefined) return 'nothing'
  // As with events: what an app opens that the policy does not trust is no report.
  if (signal.kind === 'issue-opened' && isApp(signal.actor) && !isTrustedApp(WORLD.policy, signal.actor))
    return 'nothing'
  // A dispatch says nobody's words, and a plan's merge is no request of whoever merged it.
  if (signal.kind === 'machine-report') return 'done'
  if (one.door === 'merge' && 'via' in signal)
    return one.of === 'prevention' || untrustedApp(WORLD.policy, signal.via) === undefined ? 'done' : 'refused'
  if (one.door === 'adopt')
    return 'via' in signal && untrustedApp(WORLD.policy, signal.via) === undefined && isAdopter(column)
      ? 'done'
      : 'refused'
  const asked = commandsFromSignal(signal, { policy: WORLD.policy, process: stage.process }).map(
    // A delivery of a move does not tell by way of what: the timeline does.
    (request): RequestedCommand => ({
      ...request,
      via: column.is === 'by-way-of-an-app' && isTold(one) ? { app: CLIENT } : request.via,
    }),
  )
  const [request] = asked
  if (request === undefined || asked.length > 1)
    throw new Error(`${JSON.stringify(one)} asks for ${asked.length} things`)
  const context = { ...worldOf(column), related: OTHERS }
  const { decision } = settle(context, beginningOf(WORLD, stage.process), state, request, NOW)
  if (decision.kind === 'ignored') return 'nothing'
  const reasons = decision.kind === 'refused' ? decision.reasons : decision.remarks
  const codes = reasons.map(({ code }) => code)
  if (codes.includes('contained-unconfirmed') || codes.includes('kept-as-note')) return 'kept'
  if (decision.kind === 'accepted') return 'done'
  if (codes.some((code) => NOT_HE.includes(code))) return 'refused'
  throw new Error(`${stage.process} ${JSON.stringify(one)} by ${column.id}: ${codes.join(', ')}, whoever asks`)
}

/** The case as its story has left it. */
export type Lived = (stage: Stage, story: Column['story']) => Case

/** Each story is lived through once. */
export function livedOnce(): Lived {
  const known = new Map<string, Case>()
  return (stage, story) => {
    const key = JSON.stringify([stage, story])
    const state = known.get(key) ?? caseOf(storyIn(WORLD)(storyOf(stage, story) ?? []).told)
    known.set(key, state)
    return state
  }
}

const NOW = minute(200)
/** The case that leads, where one is named. */
const OTHERS: Context['related'] = new Map([
  [2, { issue: 2, process: 'incident', ended: false, lead: undefined, notices: {} }],
])

/** The people of the role that answers for the policy in force. */
function isAdopter(column: Column): boolean {
  const holders = worldOf(column).directory.roles.get(adoptingRole(WORLD.policy) ?? '') ?? []
  return holders.some(({ id }) => id === accountOf(column).id)
}

/** Whose approval of the plan counts: the case ends by it, or not. */
function reviewed(acts: readonly Act[], beside: 'officer' | 'sysadmin', column: Column): Cell {
  const { type: _, ...approver } = accountOf(column)
  const approved = acts.map((act) =>
    act.command.kind === 'pull-request' ? pullRequest({ approvedBy: [PEOPLE[beside], approver] }) : act,
  )
  const closing = as(column.is === 'removed' ? 'outsider' : 'officer', move('closed'))
  const { decision } = live(worldOf(column), storyIn(WORLD)(approved).told, closing)
  return decision.kind === 'accepted' ? 'done' : 'refused'
}

/** By way of what a text was edited GitHub tells nowhere: there the account alone counts, and by way of what it was written. */
const isTold = ({ door }: Try): boolean => door !== 'edit' && door !== 'report-edit'

const REPOSITORY = {
  ...{ id: 1, name: 'incidents', private: true, default_branch: 'main', owner: { login: 'example-corp' } },
}

function deliveryOf(
  { process }: Stage,
  one: Exclude<Try, { door: 'review' | 'policy-review' }>,
  column: Column,
): [string, unknown] {
  const sender = accountOf(column)
  const app = column.is === 'by-way-of-an-app' ? { slug: CLIENT } : null
  const issue = {
    ...{ id: 901, number: 1, node_id: 'I_1', title: 'A case', body: '', state: 'open', labels: [], assignees: [] },
    ...{ user: { ...PEOPLE.reporter, type: 'User' }, created_at: minute(0), updated_at: NOW, closed_at: null },
  }
  const about = { repository: REPOSITORY, sender }
  switch (one.door) {
    case 'comment': {
      const comment = { id: 700, node_id: 'IC_1', body: one.text, user: sender, created_at: NOW, updated_at: NOW }
      return [
        'issue_comment',
        { ...about, action: 'created', issue, comment: { ...comment, performed_via_github_app: app } },
      ]
    }
    case 'edit': {
      const user = one.whose === 'own' ? sender : { ...PEOPLE.officer, type: 'User' }
      const comment = { id: 700, node_id: 'IC_1', body: one.text, user, created_at: minute(190), updated_at: NOW }
      const written = { ...comment, performed_via_github_app: one.whose === 'own' ? app : null }
      const changes = { body: { from: one.from } }
      return ['issue_comment', { ...about, action: 'edited', issue, comment: written, changes }]
    }
    case 'report-edit': {
      const changes = { body: { from: one.from } }
      const edited = { ...issue, body: one.text, labels: [caseLabel(process)] }
      return ['issues', { ...about, action: 'edited', issue: edited, changes }]
    }
    case 'adopt': {
      const comment = { id: 700, node_id: 'IC_1', body: `/adopt ${'0'.repeat(40)}`, user: sender, created_at: NOW }
      const written = { ...comment, updated_at: NOW, performed_via_github_app: app }
      return ['issue_comment', { ...about, action: 'created', issue, comment: written }]
    }
    case 'dispatch':
      return ['repository_dispatch', { ...about, action: 'hikeshi-report', client_payload: { title: 'Disk is full' } }]
    case 'workflow':
      return ['workflow_dispatch', { ...about, inputs: { order: '/contain x' }, ref: 'main', workflow: 'sweep.yml' }]
    case 'merge': {
      const ref = one.of === 'prevention' ? 'hikeshi/prevention/incidents/1' : 'policy'
      const side = (name: string) => ({ ref: name, sha: '0'.repeat(40), repo: REPOSITORY })
      const pull_request = {
        ...{ id: 5, number: 7, node_id: 'PR_7', title: 'x', body: '', state: 'closed', merged: true },
        ...{ merged_at: NOW, closed_at: NOW, created_at: minute(0), updated_at: NOW, user: sender },
        ...{ head: side(ref), base: side('main') },
      }
      return ['pull_request', { ...about, action: 'closed', number: 7, pull_request }]
    }
    case 'label':
      return ['issues', { ...about, action: 'labeled', issue, label: { name: `phase: ${one.phase}` } }]
    case 'closing':
      return [
        'issues',
        { ...about, action: 'closed', issue: { ...issue, state: 'closed', state_reason: one.as, closed_at: NOW } },
      ]
    case 'reopening':
      return ['issues', { ...about, action: 'reopened', issue }]
    case 'form': {
      const labels = [caseLabel(process)]
      const form = { ...issue, user: sender, body: report(STOLEN, 'en'), labels, performed_via_github_app: app }
      return ['issues', { ...about, action: 'opened', issue: form }]
    }
    case 'card': {
      const label = WORLD.policy.processes[process]?.phases[one.phase]?.label
      const to = label === undefined ? '' : columnOf(WORLD.policy, label)
      const field_value = { field_type: 'single_select', from: { name: 'x' }, to: { name: to } }
      const item = { id: 9, node_id: 'PVTI_9', content_node_id: 'I_1', content_type: 'Issue', updated_at: NOW }
      const organization = { login: 'example-corp' }
      return [
        'projects_v2_item',
        { action: 'edited', projects_v2_item: item, changes: { field_value }, organization, sender },
      ]
    }
  }
}
