import { InvalidArgumentError } from 'commander'
import { type RepositorySlug, SWEEP_HOURS } from '../../app/set-up/choices.ts'

/** The flags of somebody who sets up, as they have to look. */

export function oneLine(text: string): string {
  const line = text.trim()
  if (line === '' || line.length > 100 || /\p{Cc}/u.test(line))
    throw new InvalidArgumentError('One line of text is needed.')
  return line
}

export function slug(text: string): RepositorySlug {
  const [, owner, name] = /^([\w-]+)\/([\w.-]+)$/.exec(text) ?? []
  if (owner === undefined || name === undefined) throw new InvalidArgumentError('A repository is written owner/name.')
  return { owner, name }
}

export function actionRef(text: string): string {
  if (!/^[\w.-]+\/[\w.-]+@[\w./-]+$/.test(text)) throw new InvalidArgumentError('An action is written owner/name@ref.')
  return text
}

export function hours(text: string): number {
  const every = Number(text)
  if (!SWEEP_HOURS.includes(every)) throw new InvalidArgumentError(`One of ${SWEEP_HOURS.join(', ')} is needed.`)
  return every
}

export function person(
  text: string,
  before: Record<string, readonly string[]> = {},
): Record<string, readonly string[]> {
  const [, role, logins] = /^([a-z\d-]+)=((?:team:)?[\w-]+(?:,(?:team:)?[\w-]+)*)$/.exec(text) ?? []
  if (role === undefined || logins === undefined)
    throw new InvalidArgumentError('People are written role=login,team:slug, as in officer=aoki.')
  return { ...before, [role]: logins.split(',') }
}
