interface Page<Item> {
  data: readonly Item[]
  headers: { link?: string }
}

const MOST = 1_000

/** All items of a list, as many pages as GitHub says there are. */
export async function pages<Item>(ask: (page: number) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = []
  for (let page = 1; page <= MOST; page += 1) {
    const { data, headers } = await ask(page)
    items.push(...data)
    if (!headers.link?.includes('rel="next"')) break
  }
  return items
}
