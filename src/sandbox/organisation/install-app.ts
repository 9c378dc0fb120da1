import { botLogin, type FakeGitHub } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import type { User } from '../shapes.ts'
import { shownUser } from './account.ts'
import { ACTIONS_REGISTRATION } from './app-registration.ts'

/** The number of an organisation's first installation, and the only one that emulate knows. */
export const FIRST_INSTALLATION = 70_042

/** As an owner does on GitHub's pages: from now on the app hears what happens, and may do what it was registered for. */
export async function installApp(world: FakeGitHub): Promise<void> {
  const { app, notes, repositories, upstream, users } = world
  if (app.reserved !== undefined) {
    const registration = notes.registrations.find(({ slug }) => slug === app.slug)
    if (registration === undefined) throw new HttpError(422, `Nobody has registered an app ${app.slug} yet`)
    const { permissions, events } = registration.asked
    Object.assign(app, { permissions, events: app.inWorkflows ? ACTIONS_REGISTRATION.events : events })
  }
  const [first] = repositories
  if (first === undefined) throw new HttpError(422, 'There is no repository yet')
  // emulate knows the app's bot from its first write on.
  await upstream.write({ kind: 'app' }, 'POST', `/repos/${first.full_name}/git/blobs`, { content: '' })
  const bot = await upstream.get<User>(`/users/${encodeURIComponent(botLogin(world))}`)
  users.set(bot.login, shownUser(bot))
  app.installed = true
}
