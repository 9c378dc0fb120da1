import type { Policy } from '../../domain/policy/policy.schema.ts'
import { type Judge, judgeBy } from './asked-again.ts'
import type { KnownRoles } from './people-shown.ts'
import { type Replayed, type ReplayStore, replay } from './replay.ts'

export interface ReplayQuestion {
  /** The other policy. */
  policy: Policy
  /** The policy that judged a line, by its blob's sha; undefined where it is not to be had. */
  policyOf(sha: string): Promise<Policy | undefined>
  told: KnownRoles
  /** The overdue ones. */
  time: string
}

/** Every recorded case as another policy would have judged it; each policy of the time is fetched once. */
export async function* replayBy(
  source: ReplayStore,
  { policy, policyOf, told, time }: ReplayQuestion,
): AsyncGenerator<Replayed> {
  const now = judgeBy(policy)
  const judges = new Map<string, Judge | undefined>()
  yield* replay(source, async (_, lines) => {
    for (const sha of new Set(lines.map((line) => line.policy))) {
      if (judges.has(sha)) continue
      const found = await policyOf(sha)
      if (!judges.has(sha)) judges.set(sha, found && judgeBy(found))
    }
    return { now, told, time, recorded: (sha) => judges.get(sha) }
  })
}
