import { placesIn, repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, later, left, there, toDo } from '../item.ts'

/** What `init` lays into checkouts, committed as it is; what is there already is left as it is. */
export async function lookAtFiles(context: SetUpContext): Promise<readonly Item[]> {
  const { org, site, say, web } = context
  const { policy, files } = await context.plan()
  const items: Item[] = []
  for (const [name, ids] of repositoriesOf(policy)) {
    const planned = placesIn(ids).flatMap((place) => files(place))
    if (planned.length === 0) continue
    const repository = { owner: org, name }
    const at = `${web}/${org}/${name}`
    const values = { repository: name, count: String(planned.length) }
    const seen = await site.repository(repository)
    if (seen === undefined) {
      items.push(later('files', values))
      continue
    }
    const { branch, missing, differing } = await site.contents(repository, seen.branch, planned)
    items.push(
      missing.length === 0
        ? there('files', values, at)
        : toDo(
            'files',
            values,
            { kind: 'files', repository, branch, files: missing, message: say('files.message') },
            at,
          ),
      ...differing.map((path) => left('file-differs', { repository: name, path }, `${at}/blob/${branch}/${path}`)),
    )
  }
  return items
}
