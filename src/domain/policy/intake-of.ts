import type { Policy } from './policy.schema.ts'

/**
 * The process that a report without any form opens in a repository (R1-1): the response to real incidents that
 * everybody there may read. None where only other things are taken in.
 */
export const intakeOf = ({ processes, repositories }: Policy, repository: string): string | undefined =>
  Object.entries(processes).find(
    ([, { contain, form, mark, restricted, repository: place }]) =>
      contain !== undefined &&
      form !== undefined &&
      mark === undefined &&
      !restricted &&
      (repositories[place] ?? place) === repository,
  )?.[0]
