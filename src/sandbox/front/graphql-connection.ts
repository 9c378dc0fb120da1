export type Window = { first?: number; last?: number; after?: string; before?: string }

/** A slice of a list in GraphQL's form; cursors are places in the list. */
export function connection<T>(items: readonly T[], { first, last, after, before }: Window) {
  const from = after ? Number(Buffer.from(after, 'base64').toString()) + 1 : 0
  const to = before ? Number(Buffer.from(before, 'base64').toString()) : items.length
  const start = last === undefined ? from : Math.max(from, to - last)
  const end = first === undefined ? to : Math.min(to, from + first)
  const cursor = (at: number) => (start < end ? Buffer.from(String(at)).toString('base64') : null)
  return {
    nodes: items.slice(start, end),
    totalCount: items.length,
    filteredCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: cursor(start),
      endCursor: cursor(end - 1),
    },
  }
}
