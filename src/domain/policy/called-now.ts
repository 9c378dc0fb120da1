import type { Policy } from './policy.schema.ts'

/** Names that repositories had, each with the one by which it goes now. */
export type NamesNow = ReadonlyMap<string, string>

/** The policy with its repositories by the names that they have now: whoever renames one changes where people look, and takes no case from its record. */
export const calledNow = (policy: Policy, now: NamesNow): Policy =>
  now.size === 0
    ? policy
    : {
        ...policy,
        repositories: Object.fromEntries(
          Object.entries(policy.repositories).map(([id, name]) => [id, now.get(name) ?? name]),
        ),
      }
