import { placesIn, repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, left, there, toDo, waits } from '../item.ts'

export const SECRET_NAMES = ['HIKESHI_CLIENT_ID', 'HIKESHI_PRIVATE_KEY'] as const
const WORKFLOWS = '.github/workflows/'

/** Client id and key for the workflows, sealed for GitHub before they leave this machine. A server has them in a file. */
export async function lookAtSecrets(context: SetUpContext): Promise<readonly Item[]> {
  const { org, site, web, choices } = context
  if (choices.mode !== 'action') return [there('no-secrets', {})]
  const { policy, files } = await context.plan()
  const known = await context.app.secrets()
  const app = await context.app.state()
  const items: Item[] = []
  for (const [name, ids] of repositoriesOf(policy)) {
    if (!placesIn(ids).some((place) => files(place).some(({ path }) => path.startsWith(WORKFLOWS)))) continue
    const repository = { owner: org, name }
    const at = `${web}/${org}/${name}/settings/secrets/actions`
    const stored = await site.secrets(repository)
    for (const secret of SECRET_NAMES) {
      const values = { secret, repository: name }
      const value = known?.[secret]
      if (stored.includes(secret)) items.push(there('secret', values, at))
      else if (value !== undefined)
        items.push(toDo('secret', values, { kind: 'secret', repository, name: secret, value }, at))
      else items.push(app.kind === 'none' ? waits('app') : left('secret-left', values, at))
    }
  }
  return items
}
