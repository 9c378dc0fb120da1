import { statusOf } from '../../../adapters/github/ledger/git-ledger-client.ts'
import { SetUpRefusedError } from '../../../app/set-up/company/item.ts'
import type { Asked } from './company-choices.ts'

/** As much of Octokit as is asked. */
interface Users {
  users: { getByUsername(asked: { username: string }): Promise<unknown> }
}

/** A slip in a name is told of before anything is made: later it would stop the set-up half way. */
export async function mustBeKnown({ users }: Users, { choices, members }: Asked): Promise<void> {
  const named = [...Object.values(choices.people), ...Object.values(members)].flat()
  for (const login of new Set(named.filter((who) => !who.startsWith('team:')))) {
    const asked = users.getByUsername({ username: login.replace(/^@/, '') })
    await asked.catch((error: unknown) => {
      throw statusOf(error) === 404 ? new SetUpRefusedError('person-unknown', { login }, { cause: error }) : error
    })
  }
}
