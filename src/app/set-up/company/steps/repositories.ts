import { placesIn, repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, left, SetUpRefusedError, there, toDo } from '../item.ts'

/** Private repositories; one that holds other things is not taken for ours. */
export async function lookAtRepositories(context: SetUpContext): Promise<readonly Item[]> {
  const { org, site, web, say, intoExisting } = context
  const { policy, files, isThere } = await context.plan()
  const items: Item[] = []
  for (const [name, ids] of repositoriesOf(policy)) {
    const repository = { owner: org, name }
    const values = { repository: name }
    const at = `${web}/${org}/${name}`
    const seen = await site.repository(repository)
    const [id = 'other'] = placesIn(ids)
    if (seen === undefined) {
      items.push(toDo('repository', values, { kind: 'repository', repository, description: say(`about.${id}`) }))
      continue
    }
    if (seen.archived) throw new SetUpRefusedError('archived', values)
    const planned = placesIn(ids).flatMap((place) => files(place))
    if (!isThere && !intoExisting && (await site.contents(repository, seen.branch, planned)).isForeign)
      throw new SetUpRefusedError('name-taken', { ...values, place: id })
    const mayBePublic = ids.some((each) => Object.hasOwn(policy['public-repositories'], each))
    items.push(
      seen.private || mayBePublic
        ? there('repository', values, at)
        : left('repository-public', values, `${at}/settings#danger-zone`),
    )
  }
  return items
}
