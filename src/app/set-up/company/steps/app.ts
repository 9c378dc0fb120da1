import { homeOf, repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, later, left, there, toDo } from '../item.ts'

/** The app is registered by the page on this machine; an owner installs it on GitHub's. */
export async function lookAtApp(context: SetUpContext): Promise<readonly Item[]> {
  const { choices, server } = context
  if (choices.mode === 'one-repository') return lookAtActions(context)
  const app = await context.app.state()
  if (app.kind === 'none')
    return [
      choices.mode === 'app' && server === undefined ? left('app-needs-url', {}) : toDo('app', {}, { kind: 'app' }),
      later('installed', { slug: '' }),
    ]
  const { slug, installations } = app
  const registered = there('app', {}, installations)
  if (!app.installed) return [registered, left('install', { slug }, installations)]
  const { policy } = await context.plan()
  const { reach } = app
  const beyond =
    reach === 'all' || reach === 'not-told'
      ? []
      : [...repositoriesOf(policy).keys()].filter((name) => !reach.includes(name))
  return [
    registered,
    beyond.length === 0
      ? there('installed', { slug }, installations)
      : left('install-repositories', { slug, repositories: beyond.join(', ') }, installations),
  ]
}

/** GitHub's own app writes, in the name of workflows; that it opens pull requests is for the organisation to let it. */
async function lookAtActions(context: SetUpContext): Promise<readonly Item[]> {
  const { site, web, org } = context
  const home = homeOf(context, await context.plan())
  const values = { repository: home.name }
  const at = `${web}/${org}/${home.name}/settings/actions`
  const { organisation, repository } = await site.actionsOpenPulls(home)
  const may = organisation
    ? repository
      ? there('actions-open-pulls', values, at)
      : toDo('actions-open-pulls', values, { kind: 'actions-open-pulls', repository: home }, at)
    : left('actions-open-no-pulls', {}, `${web}/organizations/${org}/settings/actions`)
  return [there('no-app', {}), may]
}
