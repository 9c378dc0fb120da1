/** A tag of the repository where the Action is. */
export interface TagSeen {
  name: string
  commit: string
}

const COMMIT = /^[\da-f]{40}$/
const RELEASE = /^v\d+\.\d+\.\d+$/

/** Whether a workflow that uses it runs the same code tomorrow. */
export const isPinned = (action: string): boolean => COMMIT.test(refOf(action))

const refOf = (action: string): string => /@([^@\s]+)/.exec(action)?.[1] ?? ''

/**
 * The Action by the commit that its tag names now, with the release in a comment, as `owner/name@commit # v1.2.3`: a tag can
 * be moved by whoever writes there, and updates are proposed by the comment. Undefined where no tag tells.
 */
export function pinnedAction(action: string, tags: readonly TagSeen[]): string | undefined {
  const ref = refOf(action)
  const commit = tags.find(({ name }) => name === ref)?.commit
  if (commit === undefined) return undefined
  const release = tags.find((tag) => tag.commit === commit && RELEASE.test(tag.name))
  const [place = ''] = action.split('@')
  return `${place}@${commit} # ${release?.name ?? ref}`
}
