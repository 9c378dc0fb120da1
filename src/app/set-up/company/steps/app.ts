import { repositoriesOf, type SetUpContext } from '../context.ts'
import { type Item, later, left, there, toDo } from '../item.ts'

/** The app is registered by the page on this machine; an owner installs it on GitHub's. */
export async function lookAtApp(context: SetUpContext): Promise<readonly Item[]> {
  const { choices, server } = context
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
