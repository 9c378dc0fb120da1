import { type AppState, placesIn, repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, later, left, there, toDo, waits } from '../item.ts'

export const SEAL_SECRET = 'HIKESHI_SEAL_KEY'
/** Without a server the workflows make a token of the app's key; with `GITHUB_TOKEN` alone they need a key for seals. */
export const SECRET_NAMES = {
  app: [],
  action: ['HIKESHI_CLIENT_ID', 'HIKESHI_PRIVATE_KEY'],
  'one-repository': [SEAL_SECRET],
} as const
const WORKFLOWS = '.github/workflows/'

/** Secrets of the workflows, sealed for GitHub before it leaves this machine. A server has it in a file. */
export async function lookAtSecrets(context: SetUpContext): Promise<readonly Item[]> {
  const { org, site, web, choices } = context
  if (choices.mode === 'app') return [there('no-secrets', {})]
  const { policy, files } = await context.plan()
  const known = await context.app.secrets()
  const app = await context.app.state()
  // The file with the key is shown for as long as it is here: it is for people to keep.
  const items: Item[] = known?.[SEAL_SECRET] === undefined ? [] : [there('seal-key', {})]
  for (const [name, ids] of repositoriesOf(policy)) {
    if (!placesIn(ids).some((place) => files(place).some(({ path }) => path.startsWith(WORKFLOWS)))) continue
    const repository = { owner: org, name }
    const at = `${web}/${org}/${name}/settings/secrets/actions`
    const stored = await site.secrets(repository)
    for (const secret of SECRET_NAMES[choices.mode]) {
      const values = { secret, repository: name }
      const value = known?.[secret]
      if (stored.includes(secret)) items.push(there('secret', values, at))
      else if (value !== undefined)
        items.push(toDo('secret', values, { kind: 'secret', repository, name: secret, value }, at))
      else items.push(...withoutValue(secret, values, app, at))
    }
  }
  return items
}

function withoutValue(secret: string, values: Item['values'], app: AppState, at: string): readonly Item[] {
  if (secret === SEAL_SECRET) return [toDo('seal-key', {}, { kind: 'seal-key' }), later('secret', values)]
  return [app.kind === 'none' ? waits('app') : left('secret-left', values, at)]
}
