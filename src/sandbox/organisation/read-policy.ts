import { parse } from 'yaml'
import { asObject, asText, asTexts, isObject } from '../json.ts'
import type { PolicyFacts } from './policy-facts.ts'
import { defaultPolicy } from './templates.ts'

/** The organisation's shape that a policy needs; read loosely, for judging a policy is the app's business. */
export function readPolicy(text: string, people: readonly string[]): PolicyFacts {
  const policy = asObject(parseLoosely(text))
  const locale = asText(policy.locale) ?? 'en'
  return {
    locale,
    teams: withUsualMembers(teamsOf(policy, people), people),
    boardOptions: boardOptions(policy.processes, locale),
  }
}

/** A company may call its roles as it likes: who is in a team of the default policy stays in it. */
function withUsualMembers(teams: PolicyFacts['teams'], people: readonly string[]): PolicyFacts['teams'] {
  if (teams.every(({ members }) => members.length > 0)) return teams
  const usual = new Map(
    teamsOf(parseLoosely(defaultPolicy() ?? ''), people).map(({ name, members }) => [name, members]),
  )
  return teams.map(({ name, members }) => ({ name, members: members.length > 0 ? members : (usual.get(name) ?? []) }))
}

function teamsOf(policy: unknown, people: readonly string[]): PolicyFacts['teams'] {
  const roles = asObject(asObject(policy).roles)
  // A role whose people each case names anew comes, unless named otherwise, from another role: the person plays that one.
  const plays = (login: string, role: string) =>
    login === role || asObject(asObject(roles[login])['of-case']).default === role
  return Object.entries(roles).flatMap(([role, entry]) =>
    asTexts(asObject(entry).teams).map((name) => ({ name, members: people.filter((login) => plays(login, role)) })),
  )
}

function parseLoosely(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return {}
  }
}

function boardOptions(processes: unknown, locale: string): string[] {
  const withColumns = entriesOf(processes)
    .map(asObject)
    .filter(({ board = 'columns', restricted }) => board === 'columns' && restricted !== true)
  const phases = withColumns.flatMap((process) => entriesOf(process.phases))
  const labels = phases.map((phase) => {
    const label = asObject(phase).label
    return asText(label) ?? asText(asObject(label)[locale])
  })
  return [...new Set(labels.filter((each): each is string => each !== undefined && each !== ''))]
}

/** Processes and phases may be written as a list or by their ids. */
const entriesOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []
