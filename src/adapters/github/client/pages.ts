interface Page<Item> {
  data: readonly Item[]
  headers: { link?: string }
}

const MOST = 1_000

/**
 * All items of a list, as many pages as GitHub says there are: where the first page tells which is the last, nobody waits
 * for one page after another.
 */
export async function pages<Item>(ask: (page: number) => Promise<Page<Item>>): Promise<Item[]> {
  const first = await ask(1)
  const last = Math.min(lastIn(first) ?? 1, MOST)
  const told = await Promise.all(Array.from({ length: last - 1 }, (_, at) => ask(at + 2)))
  const all = [first, ...told]
  // Some lists do not tell, and a list may have grown meanwhile.
  for (let page = all.length + 1; page <= MOST && hasNext(all.at(-1)); page += 1) all.push(await ask(page))
  return all.flatMap(({ data }) => data)
}

const hasNext = <Item>(page: Page<Item> | undefined): boolean => page?.headers.link?.includes('rel="next"') === true

function lastIn<Item>({ headers }: Page<Item>): number | undefined {
  const page = /[?&]page=(\d+)[^>]*>;\s*rel="last"/.exec(headers.link ?? '')?.[1]
  return page === undefined ? undefined : Number(page)
}
