import type { Policy } from './policy.schema.ts'

/**
 * The process that a report without any form opens in a repository (R1-1): the response to real incidents that
 * everybody there may read. None where only other things are taken in.
 */
export const intakeOf = (policy: Policy, repository: string): string | undefined =>
  responseIn(policy, repository, false)

/** The same of a repository that few may read: what it opens keeps no words of a report that no form made (R8-2). */
export const intakeAmongFew = (policy: Policy, repository: string): string | undefined =>
  responseIn(policy, repository, true)

const responseIn = ({ processes, repositories }: Policy, repository: string, few: boolean): string | undefined =>
  Object.entries(processes).find(
    ([, { contain, form, mark, restricted = false, repository: place }]) =>
      contain !== undefined &&
      form !== undefined &&
      mark === undefined &&
      restricted === few &&
      (repositories[place] ?? place) === repository,
  )?.[0]
