import { isPinned } from '../../pin-action.ts'
import { homeOf, placesIn, repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, later, left, there, toDo } from '../item.ts'

const POLICY_FILE = '.github/hikeshi.yml'
const WORKFLOWS = '.github/workflows'

/** The files that `init` lays into checkouts, committed as they are; files that are there already are left as they are. */
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
    // Once anything of it lies there, what people took away of their own stays away, and what they changed is theirs.
    const isNew = missing.length === planned.length
    const due = planned.filter((file) => missing.includes(file) && (file.generated || isNew))
    const changed = planned.filter(({ path, generated }) => generated && differing.includes(path))
    items.push(
      due.length === 0
        ? there('files', values, at)
        : toDo('files', values, { kind: 'files', repository, branch, files: due, message: say('files.message') }, at),
      ...changed.map(({ path }) => left('file-differs', { repository: name, path }, `${at}/blob/${branch}/${path}`)),
    )
  }
  const { choices } = context
  const home = homeOf(context, { policy })
  if (choices.mode !== 'app' && !isPinned(choices.action))
    items.push(
      left('action-not-pinned', { action: choices.action }, `${web}/${org}/${home.name}/tree/HEAD/${WORKFLOWS}`),
    )
  if (context.ignored.length > 0) {
    const at = `${web}/${org}/${home.name}/blob/HEAD/${POLICY_FILE}`
    items.push(left('policy-kept', { flags: context.ignored.join(', '), repository: home.name }, at))
  }
  return items
}
