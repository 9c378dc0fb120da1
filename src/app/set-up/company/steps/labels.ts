import { labelsIn } from '../../../../domain/screen/labels.ts'
import { repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, there, toDo } from '../item.ts'

/** A form's label that is not there is silently left out: every label is made before anybody reports. */
export async function lookAtLabels(context: SetUpContext): Promise<readonly Item[]> {
  const { org, site, web } = context
  const { policy } = await context.plan()
  const items: Item[] = []
  for (const [name, ids] of repositoriesOf(policy)) {
    const wanted = labelsIn(policy, ids)
    if (wanted.length === 0) continue
    const repository = { owner: org, name }
    const seen = (await site.labels(repository)).map((label) => label.toLowerCase())
    const labels = wanted.filter((label) => !seen.includes(label.name.toLowerCase()))
    const at = `${web}/${org}/${name}/labels`
    const values = { repository: name, count: String(wanted.length) }
    items.push(
      labels.length === 0
        ? there('labels', values, at)
        : toDo('labels', values, { kind: 'labels', repository, labels }, at),
    )
  }
  return items
}
