import type { SecretFiles } from '../../../adapters/files/app-secrets.ts'
import { escapeHtml } from '../../../adapters/report/escape-html.ts'
import { type AppManifest, githubManifest, type Registration, webhookOf } from '../../../app/set-up/app-manifest.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { afterRegistration, allApps, appSettings, type Step } from './after-registration.ts'
import type { Shown } from './loopback-server.ts'
import type { RegisterWords } from './register-words.ts'
import type { View } from './registration-desk.ts'

export interface PageFacts {
  language: Language
  say: RegisterWords
  manifest: AppManifest
  registration: Registration
  files: SecretFiles
  /** Where GitHub sends the browser back to. */
  redirectUrl: string
}

const STATUS: Readonly<Record<View['kind'], number>> = {
  ...{ ask: 200, done: 200, 'not-stored': 500 },
  ...{ refused: 422, unreachable: 502, blocked: 409, elsewhere: 403 },
  ...{ 'unknown-address': 404, 'second-visitor': 403, 'wrong-state': 403, 'no-code': 400, 'under-way': 409 },
}

export function registerPage(facts: PageFacts, view: View): Shown {
  const { language, say, registration } = facts
  const values = { organisation: registration.organisation, ...valuesOf(view) }
  const title = escapeHtml(say(`${view.kind}.title`, values))
  const body = `<h1>${title}</h1>\n<p>${escapeHtml(say(`${view.kind}.head`, values))}${bodyOf(facts, view)}`
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${STYLE}</style></head><body>${body}</body></html>\n`
  return { status: STATUS[view.kind], html, ...(view.kind === 'ask' && { visitor: view.visitor }) }
}

function valuesOf(view: View): Readonly<Record<string, string>> {
  switch (view.kind) {
    case 'done':
      return { slug: view.app.slug, id: String(view.app.id) }
    case 'not-stored':
      return { slug: view.app.slug, why: view.why }
    case 'refused':
    case 'unreachable':
    case 'blocked':
      return { why: view.why }
    case 'elsewhere':
      return { owner: view.owner }
    case 'ask':
    case 'unknown-address':
    case 'second-visitor':
    case 'wrong-state':
    case 'no-code':
    case 'under-way':
      return {}
  }
}

/** The text after the first sentence, whose paragraph is still open. */
function bodyOf(facts: PageFacts, view: View): string {
  const { say, registration, files } = facts
  switch (view.kind) {
    case 'ask':
      return `</p>${question(facts, view.state)}`
    case 'done': {
      const steps = afterRegistration(say, registration, files, view.app).map(item)
      return `</p><p>${escapeHtml(say('done.stored', { ...files }))}</p><h2>${escapeHtml(say('done.next'))}</h2><ol>${steps.join('')}</ol>`
    }
    case 'not-stored':
      return `: ${link(appSettings(registration, view.app))}</p>`
    case 'refused':
      return `: ${link(allApps(registration.web, registration.organisation))}</p>`
    case 'unreachable':
    case 'blocked':
    case 'elsewhere':
    case 'unknown-address':
    case 'second-visitor':
    case 'wrong-state':
    case 'no-code':
    case 'under-way':
      return '</p>'
  }
}

function question({ language, say, manifest, registration, files, redirectUrl }: PageFacts, state: string): string {
  const { organisation, name, server, web } = registration
  const text = (key: string): string => escapeHtml(say(key))
  const row = (...cells: readonly string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const permissions = manifest.permissions.map((each) =>
    row(`<code>${escapeHtml(each.name)}</code>`, escapeHtml(each.level), escapeHtml(each.why[language])),
  )
  const events = server === undefined ? [] : [row(text('ask.events'), escapeHtml(manifest.events.join(', ')))]
  const webhook = server === undefined ? text('ask.webhook-none') : `<code>${escapeHtml(webhookOf(server))}</code>`
  const posted = escapeHtml(JSON.stringify(githubManifest(manifest, registration, redirectUrl)))
  const target = escapeHtml(`${web}/organizations/${organisation}/settings/apps/new?state=${state}`)
  return `<table>
${row(text('ask.name'), `<b>${escapeHtml(name)}</b> (${text('ask.name-note')})`)}
${row(text('ask.webhook'), webhook)}
${events.join('')}
${row(text('ask.files'), `<code>${escapeHtml(files.env)}</code>, <code>${escapeHtml(files.key)}</code> (${text('ask.files-note')})`)}
</table>
<h2>${text('ask.permissions')}</h2>
<table><tr><th>${text('ask.permission')}</th><th>${text('ask.level')}</th><th>${text('ask.why')}</th></tr>${permissions.join('')}</table>
<form method="post" action="${target}"><input type="hidden" name="manifest" value="${posted}"><button>${text('ask.button')}</button></form>`
}

const item = ({ text, link: to, commands = [] }: Step): string =>
  `<li>${escapeHtml(text)}${to === undefined ? '' : `: ${link(to)}`}${commands.map((each) => `<pre>${escapeHtml(each)}</pre>`).join('')}</li>`

const link = (to: string): string => `<a href="${escapeHtml(to)}" rel="noreferrer">${escapeHtml(to)}</a>`

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --accent: #0969da }
body { font: 16px/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; margin: 0 auto; max-width: 52rem; padding: 1.5rem 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem } table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top } code, pre, a { overflow-wrap: anywhere } pre { white-space: pre-wrap }
button { background: var(--accent); border: 0; border-radius: 6px; color: #fff; cursor: pointer; font: inherit; margin-top: 1rem; padding: .6rem 1.4rem }
`
