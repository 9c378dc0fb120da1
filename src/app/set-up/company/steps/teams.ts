import type { Policy } from '../../../../domain/policy/policy.schema.ts'
import type { SetUpContext } from '../context.ts'
import { type Item, later, left, there, toDo } from '../item.ts'

/** The teams that the policy names, with the people whom somebody has named for them. */
export async function lookAtTeams(context: SetUpContext): Promise<readonly Item[]> {
  const { policy } = await context.plan()
  const wanted = [...teamsOf(policy), ...(context.reporters === undefined ? [] : [context.reporters])]
  if (wanted.length === 0) return [there('no-teams', {})]
  return (await Promise.all([...new Set(wanted)].map((team) => lookAtTeam(context, team)))).flat()
}

export const teamsOf = ({ roles }: Policy): string[] => [...new Set(Object.values(roles).flatMap(({ teams }) => teams))]

/** A team's description until whoever only made it is out of it again: a mark, and so the same in every language. */
const UNFINISHED = 'Hikeshi: being set up'

async function lookAtTeam(context: SetUpContext, team: string): Promise<readonly Item[]> {
  const { org, site, members, viewer, web, say } = context
  const named = members[team] ?? []
  const seen = await site.team(org, team)
  const at = `${web}/orgs/${org}/teams/${team}`
  const member = (login: string) => ({ team, login })
  if (seen === undefined)
    return [
      toDo('team', { team }, { kind: 'team', org, team, description: UNFINISHED }),
      ...named.map((login) => later('member', member(login))),
      ...(named.length === 0 ? [left('team-empty', { team }, `${at}/members`)] : []),
    ]
  const isNamed = (login: string) => named.some((each) => each.toLowerCase() === login.toLowerCase())
  const isUnfinished = seen.description === UNFINISHED
  const without = isUnfinished && !isNamed(viewer.login) ? viewer.login : undefined
  const people = seen.members.filter((login) => login !== without)
  const isIn = (login: string) => people.some((each) => each.toLowerCase() === login.toLowerCase())
  return [
    isUnfinished
      ? toDo('team', { team }, { kind: 'finished-team', org, team, description: say('team.finished'), without }, at)
      : there('team', { team }, at),
    ...(await Promise.all(
      named.map(async (login): Promise<Item> => {
        if (isIn(login)) return there('member', member(login), `${at}/members`)
        return (await site.isInvited(org, team, login))
          ? there('invited', member(login), `${at}/members`)
          : toDo('member', member(login), { kind: 'member', org, ...member(login) }, `${at}/members`)
      }),
    )),
    ...(people.length + named.length === 0 ? [left('team-empty', { team }, `${at}/members`)] : []),
  ]
}
