import { isScalar, parseDocument } from 'yaml'
import { type Choices, type Mode, SWEEP_HOURS } from '../../app/set-up/choices.ts'
import { sweepCron, workflowPath } from '../../app/set-up/workflows.ts'
import { asMapping } from '../../domain/policy/own/mapping.ts'
import { isNamePlaceholder, isNoCompanyPhone } from '../../domain/policy/placeholders.ts'
import { packageBases } from '../policy/bases.ts'
import { companyPolicy } from '../policy/company-policy.ts'
import { POLICY_PATH } from './policy-paths.ts'
import { readInside } from './scaffold-file.ts'
import { stepOf } from './workflow-file.ts'

/** The choices made when this checkout was set up before, as far as its files tell: asking again must change nothing. */
export const existingChoices = (folder: string): Promise<Partial<Choices>> =>
  choicesIn((path) => readInside(folder, path))

/** The same of files wherever they lie. */
export async function choicesIn(read: (path: string) => Promise<string | undefined>): Promise<Partial<Choices>> {
  const [policy, events, sweep] = await Promise.all(
    [POLICY_PATH, workflowPath('events'), workflowPath('sweep')].map((path) => read(path)),
  )
  return { ...fromPolicy(policy), ...fromEvents(events), ...fromSweep(sweep) }
}

function fromPolicy(text: string | undefined): Partial<Choices> {
  const read = text === undefined ? undefined : companyPolicy(text, { file: POLICY_PATH, bases: packageBases() })
  if (read === undefined || 'problems' in read) return {}
  const { policy } = read
  const named = read.own === undefined ? [] : Object.entries(asMapping(asMapping(read.own.values.own).roles))
  const listed = named.flatMap(([role, who]) => (Array.isArray(who) && who.length > 0 ? [[role, who.map(String)]] : []))
  const users = Object.entries(policy.roles).flatMap(([role, { users }]) => (users.length === 0 ? [] : [[role, users]]))
  return {
    locale: policy.locale,
    ...(isNamePlaceholder(policy.company.name) ? {} : { company: policy.company.name }),
    ...(isNoCompanyPhone(policy.company.phone) ? {} : { phone: policy.company.phone }),
    people: Object.fromEntries([...users, ...listed]),
  }
}

function fromEvents(text: string | undefined): Partial<Choices> {
  if (text === undefined) return {}
  const action = actionOf(text)
  return { mode: modeOf(text), ...(action === undefined ? {} : { action }) }
}

/** A workflow that makes no token of its own works with `GITHUB_TOKEN`. */
export const modeOf = (workflow: string): Mode =>
  stepOf(parseDocument(workflow), 'token') === undefined ? 'one-repository' : 'action'

export function actionOf(workflow: string): string | undefined {
  const uses = stepOf(parseDocument(workflow), 'hikeshi')?.get('uses', true)
  if (!isScalar(uses) || typeof uses.value !== 'string') return undefined
  const version = uses.comment?.trim() ?? ''
  return version === '' ? uses.value : `${uses.value} # ${version}`
}

function fromSweep(text: string | undefined): Partial<Choices> {
  const cron = text === undefined ? undefined : parseDocument(text).getIn(['on', 'schedule', 0, 'cron'], true)
  const sweepEvery = SWEEP_HOURS.find((hours) => isScalar(cron) && cron.value === sweepCron(hours))
  return sweepEvery === undefined ? {} : { sweepEvery }
}
