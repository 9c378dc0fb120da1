import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml'
import { sweepCron, type WorkflowFacts } from '../../app/set-up/workflows.ts'

/** A workflow template with what the policy and the choices say filled in; comments stay where they are. */
export function fillWorkflow(template: string, facts: WorkflowFacts): string {
  const document = parseDocument(template)
  const ours = stepOf(document, 'hikeshi')
  if (ours !== undefined) setAction(ours, facts.action)
  if (ours !== undefined && CALLING.includes(runOf(ours)))
    for (const name of facts.callSecrets) ours.setIn(['env', name], secretOf(name))
  if (isScalar(document.getIn(['on', 'schedule', 0, 'cron'], true)) && runOf(ours) === 'sweep')
    setText(document, ['on', 'schedule', 0, 'cron'], sweepCron(facts.sweepEvery))
  setList(document, ['on', 'pull_request', 'paths'], facts.folders.map(inside), isLearning)
  setList(document, ['on', 'push', 'paths'], [inside(facts.runbooks)], isLearning)
  const condition = document.getIn(['jobs', 'hikeshi', 'if'], true)
  if (isScalar(condition) && document.hasIn(['on', 'issues']) && facts.reporters.length > 0)
    condition.value = String(condition.value).replace(NO_BOT, () => orReport(facts.reporters))
  const token = stepOf(document, 'token')
  const looksForAlerts = runOf(ours) === 'sweep'
  const { permissions, repositories: watched } = looksForAlerts ? facts.alerts : NO_ALERTS
  // GITHUB_TOKEN can be given only this one of them.
  if (token === undefined && permissions.includes(CODE_SCANNING))
    document.setIn(['jobs', 'hikeshi', 'permissions', 'security-events'], 'read')
  if (token !== undefined) {
    setText(token, ['with', 'repositories'], `${[...new Set([...facts.repositories, ...watched])].join('\n')}\n`)
    for (const name of permissions) token.setIn(['with', `permission-${name.replaceAll('_', '-')}`], 'read')
    // A token cannot be asked for what the app was not given.
    if (!facts.board) token.deleteIn(['with', 'permission-organization-projects'])
  }
  return document.toString({ lineWidth: 0 })
}

const NO_ALERTS: WorkflowFacts['alerts'] = { permissions: [], repositories: [] }
const CODE_SCANNING = 'security_events'

/** The step of a workflow's job with this id. */
export function stepOf(document: Document, id: string): YAMLMap | undefined {
  const steps = document.getIn(['jobs', 'hikeshi', 'steps'])
  if (!isSeq(steps)) return undefined
  return steps.items.find((step): step is YAMLMap => isMap(step) && step.get('id') === id)
}

const NO_BOT =
  "(github.event.sender.type != 'Bot' || github.event_name == 'push' || github.event.action == 'hikeshi-report') &&"
/** A job starts for an app as well that opens an issue, where its issues are reports. */
const orReport = (logins: readonly string[]): string =>
  `(github.event.sender.type != 'Bot' || github.event_name == 'push' || github.event.action == 'hikeshi-report' || (github.event_name == 'issues' && github.event.action == 'opened' && contains(fromJSON('${JSON.stringify(logins)}'), github.event.sender.login))) &&`

/** Only these call people: nobody else is given their addresses. */
const CALLING: readonly unknown[] = ['event', 'sweep']
/** Variables of the step that are as the policy has them: addresses and secrets of its channels. */
export const isCallSecret = (name: string): boolean => name.startsWith('HIKESHI_CALL_')
const secretOf = (name: string): string => `\${{ secrets.${name} }}`

const inside = (folder: string): string => `${folder}/**`
const isLearning = (path: unknown): boolean => typeof path === 'string' && path.endsWith('/**')
const runOf = (step: YAMLMap | undefined): unknown => step?.getIn(['with', 'run'])

type Holder = {
  getIn(path: readonly unknown[], keepScalar?: boolean): unknown
  setIn(path: readonly unknown[], value: unknown): void
}

function setText(holder: Holder, path: readonly (string | number)[], text: string): void {
  const node = holder.getIn(path, true)
  if (isScalar(node)) node.value = text
}

/** The version stands in a comment, where people and Dependabot look for it. */
function setAction(step: YAMLMap, action: string): void {
  const [uses = '', version] = action.split(' # ')
  const node = step.get('uses', true)
  if (!isScalar(node)) return
  node.value = uses
  if (version === undefined) delete node.comment
  else node.comment = ` ${version}`
}

/** Only a list of folders is filled in: one of files names what is the same for everyone. */
function setList(
  holder: Holder,
  path: readonly string[],
  items: readonly string[],
  only: (item: unknown) => boolean,
): void {
  const node = holder.getIn(path, true)
  if (isSeq(node) && node.items.every((item) => only(isScalar(item) ? item.value : item)))
    holder.setIn(path, [...items])
}
