import type { RepositoryRole } from '../access.ts'
import { nameOf, type PersonShown } from './names.ts'

/** Everyone of the sandbox; a person's login is also the id of the role he has where the policy knows one. */
export const MEMBERS = [
  'reporter',
  'officer',
  'deputy',
  'executive',
  'sysadmin',
  'responder',
  'board',
  'admin',
] as const
const OUTSIDERS = ['outsider'] as const
export const PEOPLE: readonly string[] = [...MEMBERS, ...OUTSIDERS]
export const peopleShown = (): PersonShown[] =>
  PEOPLE.map((login) => ({ login, names: { ja: nameOf(login, 'ja'), en: nameOf(login, 'en') } }))

/** The accounts of a company's own automation, such as a workflow that moves cards. */
export const BOTS: readonly string[] = ['automation[bot]']
/** GitHub's own account, which merges what people put in a merge queue. */
export const QUEUE_BOT = 'github-merge-queue[bot]'
export const OWNER = 'admin'
/** emulate takes who it does not know for its first user: that one may do nothing, and nobody has his token. */
export const NOBODY = 'nobody'

export const ORGANIZATION = 'example-corp'
/** Another company, in which nobody has installed the app: a repository may be handed over to it. */
export const OTHER_ORGANIZATION = 'other-corp'
export const REPOSITORIES = { incidents: 'incidents', restricted: 'restricted', runbooks: 'runbooks' } as const

const RESTRICTED = ['officer', 'deputy', 'board', 'executive']
const WRITE_RUNBOOKS = ['officer', 'sysadmin', 'executive', 'responder']

/** Triage for whoever works on cases, as the documents ask of a company; write only where runbooks are kept. */
export function rolesOf(fullName: (name: string) => string): Record<string, Record<string, RepositoryRole>> {
  const all = MEMBERS.filter((login) => login !== OWNER)
  const table = (logins: readonly string[], role: (login: string) => RepositoryRole) =>
    Object.fromEntries(logins.map((login) => [login, role(login)]))
  return {
    [fullName(REPOSITORIES.incidents)]: table([...all, ...BOTS], () => 'triage'),
    [fullName(REPOSITORIES.restricted)]: table(RESTRICTED, () => 'triage'),
    [fullName(REPOSITORIES.runbooks)]: table(all, (login) => (WRITE_RUNBOOKS.includes(login) ? 'write' : 'read')),
  }
}
