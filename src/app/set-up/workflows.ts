import { secretNames } from '../../domain/calls/secret-names.ts'
import { ALERT_ACCESS } from '../../domain/policy/alerts.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Choices, Mode, Place } from './choices.ts'

export type WorkflowName = 'copy' | 'events' | 'sweep' | 'operation-check' | 'verify' | 'policy-check' | 'runbook-check'

/**
 * Which workflows belong where. The app on a server needs none for its own work; the copy outside GitHub is made by each
 * repository.
 */
export function workflowsIn(mode: Mode, place: Place): readonly WorkflowName[] {
  switch (mode) {
    case 'app':
      return ['copy']
    case 'one-repository':
      return place === 'incidents'
        ? ['events', 'sweep', 'operation-check', 'verify', 'policy-check', 'runbook-check', 'copy']
        : []
    case 'action':
      return IN_ACTION_MODE[place]
  }
}

const IN_ACTION_MODE: Readonly<Record<Place, readonly WorkflowName[]>> = {
  incidents: ['events', 'sweep', 'operation-check', 'verify', 'policy-check', 'copy'],
  restricted: ['events', 'verify', 'copy'],
  runbooks: ['runbook-check', 'copy'],
}

export const workflowFile = (name: WorkflowName): string => `hikeshi-${name}.yml`
export const workflowPath = (name: WorkflowName): string => `.github/workflows/${workflowFile(name)}`

/** Where the template lies, below `workflows`. What needs no token of the app is the same in every mode. */
export const workflowTemplate = (name: WorkflowName, mode: Mode): string =>
  mode === 'one-repository' && name !== 'policy-check' && name !== 'copy' ? `one-repository/${name}.yml` : `${name}.yml`

/** The facts that a workflow takes from the policy and from the choices of the person who sets up. */
export interface WorkflowFacts {
  /** Names of the repositories that the token is for. */
  repositories: readonly string[]
  board: boolean
  /** Folders whose pull requests concern us: runbooks and plans. */
  folders: readonly string[]
  runbooks: string
  action: string
  sweepEvery: number
  /** Variables in which the step finds addresses and secrets of calls, each from the secret of its name. */
  callSecrets: readonly string[]
  /** The sweep's needs for looking for GitHub's own alerts: permissions of its token, and repositories. */
  alerts: { permissions: readonly string[]; repositories: readonly string[] }
  /** Logins of the apps whose issues are reports. */
  reporters: readonly string[]
}

/** As GitHub makes it of an app's name: nothing in it ends a text of a workflow. */
const SLUG = /^[a-z0-9]+(?:-+[a-z0-9]+)*$/

export function workflowFacts(
  policy: Policy,
  { action, sweepEvery }: Pick<Choices, 'action' | 'sweepEvery'>,
): WorkflowFacts {
  const plans = Object.values(policy.processes).flatMap((process) =>
    Object.values(process['pull-requests']).map(({ folder }) => folder),
  )
  const used = [
    'incidents',
    ...Object.values(policy.processes).map(({ repository }) => repository),
    policy.runbooks.repository,
  ].flatMap((id) => policy.repositories[id] ?? [])
  return {
    repositories: [...new Set(used)],
    board: policy.board !== undefined,
    folders: [...new Set([policy.runbooks.folder, ...plans])],
    runbooks: policy.runbooks.folder,
    action,
    sweepEvery,
    callSecrets: secretNames(policy.channels),
    alerts: {
      permissions: (policy.alerts?.of ?? []).map((kind) => ALERT_ACCESS[kind].permission),
      repositories: policy.alerts?.in ?? [],
    },
    reporters: policy['trusted-apps'].filter((slug) => SLUG.test(slug)).map((slug) => `${slug}[bot]`),
  }
}

/** In UTC, and never at the full hour, when most schedules start and are late. */
export const sweepCron = (hours: number): string => (hours === 1 ? '37 * * * *' : `37 */${hours} * * *`)
