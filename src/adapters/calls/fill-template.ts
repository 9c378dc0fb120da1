import type { OutgoingCall } from '../../app/ports/calls.ts'
import type { CHANNEL_TEMPLATES } from '../../domain/calls/call.schema.ts'

type TemplateName = (typeof CHANNEL_TEMPLATES)[number]

const asItIs = (value: string): string => value
/** A chat reads `<…>` as a mention or a link of its own, and knows no other way to write it. */
const withoutTags = (value: string): string => value.replaceAll('<', '‹').replaceAll('>', '›')

const withoutLinks = (value: string): string => withoutTags(value).replaceAll('[', '［').replaceAll(']', '］')

/** The signs that each service would take for more than text, in the way in which they are to be written there. */
const SAFE: Readonly<Record<TemplateName, (value: string) => string>> = {
  generic: asItIs,
  pagerduty: asItIs,
  // https://developers.worksmobile.com/jp/docs/webhook: a title and a body of plain text, and nothing in them is marked up.
  'line-works': asItIs,
  // https://developers.google.com/workspace/chat/format-messages: an app may read its texts as Markdown, too.
  'google-chat': withoutLinks,
  // https://docs.slack.dev/messaging/formatting-message-text: these three, as entities.
  slack: (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  // A card's text is Markdown: `[words](address)` would hide where it leads.
  teams: withoutLinks,
}

/** Of a list: a link without an address, which a call for few has not, would be refused with all the rest. */
const LINKS = ['url', 'href']
const leadsNowhere = (one: unknown): boolean =>
  typeof one === 'object' &&
  one !== null &&
  Object.entries(one).some(([id, value]) => LINKS.includes(id) && value === '')

/** The body of a webhook: `{{name}}` of the template's texts is filled in, and nothing that is filled in is read again. */
export function fillTemplate(
  body: unknown,
  name: TemplateName,
  { id, step, to, words }: OutgoingCall,
  key: string,
): string {
  const { title, text, number, kind, severity, phone, link, command } = words
  const values: Readonly<Record<string, string>> = {
    ...{ id, step, key, title, text, number, kind, severity, phone, link, command },
    // Where one line break is none, as in a card.
    paragraphs: text.replaceAll('\n', '\n\n'),
    people: to.map(({ login }) => login).join(', '),
  }
  const fill = (node: unknown): unknown => {
    if (typeof node === 'string') return node.replace(/\{\{(\w+)\}\}/g, (_, id: string) => SAFE[name](values[id] ?? ''))
    if (Array.isArray(node)) return node.map(fill).filter((one) => !leadsNowhere(one))
    if (typeof node !== 'object' || node === null) return node
    return Object.fromEntries(Object.entries(node).map(([id, inner]) => [id, fill(inner)]))
  }
  return JSON.stringify(fill(body))
}
