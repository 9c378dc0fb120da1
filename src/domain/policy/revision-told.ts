import type { Adoption } from './policy-ledger.ts'

/** The difference that a revision made, with the safeguards that it took away (R9-4, R9-5). */
export interface RevisionTold {
  changes: NonNullable<Adoption['changes']>
  safeguards: readonly SafeguardGone[]
}

/** By its name alone where the policy itself does not say so. */
export type SafeguardGone = NonNullable<Adoption['without']>[number]

/** Those that the policy before still had. */
export const goneSince = (
  before: readonly Pick<SafeguardGone, 'safeguard'>[],
  now: readonly SafeguardGone[],
): SafeguardGone[] => now.filter(({ safeguard }) => !before.some((one) => one.safeguard === safeguard))

/** The revision that an adoption on record brought into force; undefined where its differences were not kept. */
export function revisionTold(adoptions: readonly Adoption[], at: number): RevisionTold | undefined {
  const adoption = adoptions[at]
  return adoption?.changes === undefined
    ? undefined
    : { changes: adoption.changes, safeguards: goneSince(adoptions[at - 1]?.without ?? [], adoption.without ?? []) }
}
