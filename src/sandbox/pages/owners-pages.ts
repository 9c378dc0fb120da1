import { type FakeGitHub, same } from '../fake-github.ts'
import type { Answer } from '../route.ts'
import type { Request } from '../server.ts'
import { document, html } from './html.ts'
import { show } from './show.ts'

/** An owner's act on one of GitHub's pages that no API does for him. */
interface Hand {
  title: string
  isDone: boolean
  done: string
  button: string
  act: () => Promise<void> | void
}

/** The pages to which a set-up sends an owner, each with its one button; nobody signs in here. `undefined`: another page. */
export async function ownersPage(
  world: FakeGitHub,
  { method, url, headers }: Request,
  install: () => Promise<void>,
): Promise<Answer | undefined> {
  const find = handAt(world, decodeURI(url.pathname), install)
  const asked = find()
  if (asked === undefined || headers.authorization !== undefined) return undefined
  if (method === 'POST' && !asked.isDone) await asked.act()
  const { title, isDone, done, button } = find() ?? asked
  const body = isDone ? html`<p>✓ ${done}</p>` : html`<form method="post"><button>${button}</button></form>`
  return show(document(title, body))
}

/** Read anew each time: the button changes what the page says. */
function handAt(world: FakeGitHub, path: string, install: () => Promise<void>): () => Hand | undefined {
  const { app, notes, organization } = world
  const { login } = organization
  const [, org = '', page = ''] = /^\/(?:organizations|orgs)\/([^/]+)\/(.+)$/.exec(path) ?? []
  if (!same(org, login)) return () => undefined
  return () => {
    switch (page) {
      case `settings/apps/${app.slug}/installations`:
        // One that stood there from the start has nobody who would install it.
        if (app.reserved === undefined) return undefined
        return {
          title: `Install ${app.slug}`,
          isDone: app.installed,
          done: `Installed on all repositories of ${login}.`,
          button: `Install on all repositories of ${login}`,
          act: install,
        }
      case 'settings/member_privileges':
        return {
          title: 'Base permissions',
          isDone: notes.basePermission === 'none',
          done: 'No permission: members read what they are given.',
          button: 'Set to: No permission',
          act: () => {
            notes.basePermission = 'none'
          },
        }
      case 'settings/actions':
        return {
          title: 'Workflow permissions',
          isDone: notes.actionsMayOpenPulls,
          done: 'GitHub Actions may create and approve pull requests, where a repository lets it.',
          button: 'Allow GitHub Actions to create and approve pull requests',
          act: () => {
            notes.actionsMayOpenPulls = true
          },
        }
      case `projects/${notes.project.number}/workflows`:
        return {
          title: 'Workflows of the project',
          isDone: notes.project.automations.size === 0,
          done: 'None is on.',
          button: `Turn off: ${[...notes.project.automations].join(', ')}`,
          act: () => notes.project.automations.clear(),
        }
      default:
        return undefined
    }
  }
}
