import type { Actor } from '../actor.ts'
import { type FakeGitHub, same } from '../fake-github.ts'
import { type AskedApp, nameProblems, readAppManifest } from '../front/app-manifest.ts'
import { isNameTaken, registerApp } from '../front/app-registrations.ts'
import type { Answer } from '../route.ts'
import type { Request } from '../server.ts'
import { document, html } from './html.ts'
import { show } from './show.ts'

/**
 * The pages by which GitHub registers an app from a manifest that another page has posted: it asks once more, then sends
 * the browser back with a code. Nobody signs in here, so whoever comes without a token is taken for the organisation's owner.
 */
export function newAppPage(world: FakeGitHub, { method, url, headers, raw }: Request): Answer | undefined {
  const [, org = '', last] = /^\/organizations\/([^/]+)\/settings\/apps(\/new)?$/.exec(url.pathname) ?? []
  if (method !== 'POST' || org === '') return undefined
  const actor = world.authenticator.authenticate(headers.authorization)
  if (!same(org, world.organization.login) || !mayRegister(world, actor)) return show('<!doctype html><p>404</p>', 404)
  const form = new URLSearchParams(raw.toString())
  const asked = readAppManifest(form.get('manifest') ?? '')
  if ('problems' in asked) return refusal(asked.problems)
  return last === undefined ? registered(world, asked, form) : confirmation(world, asked, form, url)
}

const mayRegister = (world: FakeGitHub, actor: Actor): boolean =>
  actor.kind === 'nobody' || (actor.kind === 'person' && world.access.isOwner(actor.login))

function refusal(problems: readonly string[]): Answer {
  const list = problems.map((each) => html`<li>${each}</li>`)
  return show(document('Invalid GitHub App configuration', html`<ul>${list}</ul>`), 422)
}

function confirmation(world: FakeGitHub, asked: AskedApp, form: URLSearchParams, url: URL): Answer {
  const { login } = world.organization
  const rows = Object.entries(asked.permissions).map(
    ([name, level]) => html`<tr><td>${name}</td><td>${level}</td></tr>`,
  )
  const webhook = asked.webhook?.active === true ? asked.webhook.url : 'none'
  return show(
    document(
      `Create GitHub App for ${login}`,
      html`<table>${rows}</table><p>Webhook: ${webhook}</p><p>Events: ${asked.events.join(', ') || 'none'}</p>
<form method="post" action="/organizations/${login}/settings/apps">
<input type="hidden" name="manifest" value="${form.get('manifest') ?? ''}">
<input type="hidden" name="state" value="${url.searchParams.get('state') ?? ''}">
<p><label>GitHub App name <input name="name" value="${asked.name}" required></label></p>
<button>Create GitHub App for ${login}</button></form>`,
    ),
  )
}

function registered(world: FakeGitHub, asked: AskedApp, form: URLSearchParams): Answer {
  const name = (form.get('name') ?? asked.name).trim()
  const problems = [
    ...(name === '' ? ["Name can't be blank"] : nameProblems(name)),
    ...(isNameTaken(world, name) ? ['Name is already taken'] : []),
  ]
  if (problems.length > 0) return refusal(problems)
  const { code } = registerApp(world, { ...asked, name })
  const back = new URL(asked.redirectUrl)
  back.searchParams.set('code', code)
  const state = form.get('state') ?? ''
  if (state !== '') back.searchParams.set('state', state)
  return { status: 302, headers: { location: back.href } }
}
