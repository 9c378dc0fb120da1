import type { RevisionNotice } from '../../app/ports/messages.ts'
import { asInlineText, asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import type { PolicyChange } from '../../domain/policy/policy-diff.ts'
import { blocks, bullets, code } from './marks.ts'
import { safeguardsBlock } from './safeguards.ts'
import type { TextKey } from './text-files.ts'
import { md, type Translate, textsIn } from './texts.ts'

const PARTS: Readonly<Record<NonNullable<PolicyChange['part']>, TextKey>> = {
  process: 'revised.process',
  phase: 'revised.phase',
  way: 'revised.way',
  gate: 'revised.gate',
  field: 'revised.field',
  role: 'revised.role',
  clock: 'revised.clock',
}
const KINDS: Readonly<Record<PolicyChange['kind'], TextKey>> = {
  added: 'revised.added',
  removed: 'revised.removed',
  changed: 'revised.changed',
}

/** The changes of a revision with their reason, ready to be sent on, with the history that it is now the last of (R9-4, R9-5). */
export function policyChanges({ changes, reason, history, safeguards }: RevisionNotice, language: Language): string {
  const translate = textsIn(language)
  const told = safeguardsBlock(translate, safeguards, language)
  return blocks(
    `## ${translate('revised.title')}`,
    `**${translate('revised.what')}**`,
    changes.length === 0
      ? translate('revised.nothing')
      : bullets(changes.map((change) => changeLine(translate, change, language))),
    ...(told === undefined ? [] : [told]),
    `**${translate('revised.why')}**`,
    reason === '' ? translate('revised.no-reason') : asQuotedText(reason, { maxLength: 4_000 }),
    translate('revised.send', {
      command: md(code(`/sent ${translate('slot.notice')} via ${translate('slot.channel')}`)),
    }),
    `**${translate('revised.history')}**`,
    bullets(
      history.map((told) => {
        const { without } = told
        const entry = historyEntry(translate, told, language)
        const names = md(without.map((one) => code(one)).join(', '))
        return without.length === 0 ? entry : `${entry} ${translate('safeguards.title')}: ${names}`
      }),
    ),
  )
}

/** The subject of a revision and its reason, in words; of a part that nobody wrote about, the difference afterwards (R9-5). */
function historyEntry(translate: Translate, told: RevisionNotice['history'][number], language: Language): string {
  if ('text' in told) return translate('revised.entry', { date: told.date, text: wordsIn(language, told.text) })
  const { what, why, how, changes } = told.said
  const shown = (text: string) => md(asInlineText(text, { maxLength: LONGEST_SAID }))
  const lines = changes === 'not-kept' ? [] : changes.told.map((change) => changeLine(translate, change, language))
  const more = changes === 'not-kept' || changes.more === 0 ? [] : [translate('revised.more', { count: changes.more })]
  const adopted = translate(`adopted-by.${how}`)
  return translate('revised.entry-said', {
    date: told.date,
    what: what !== '' ? shown(what) : lines.length === 0 ? adopted : md([...lines, ...more].join('; ')),
    why: why !== '' ? shown(why) : translate('revised.no-reason'),
  })
}

const LONGEST_SAID = 600

/** A difference, as it is found or as it was kept. */
type ChangeShown = Pick<PolicyChange, 'kind' | 'name' | 'within'> & {
  [Key in 'part' | 'of' | 'clause' | 'before' | 'after']?: PolicyChange[Key] | undefined
}

/** One difference of two policies: in words where people have words for it, else by its path; with what was and what is. */
export function changeLine(translate: Translate, change: ChangeShown, language: Language): string {
  const { kind, part, name, of, clause, within, before, after } = change
  const words = {
    part: part === undefined ? '' : translate(PARTS[part]),
    name: wordsIn(language, name),
    place: of === undefined ? '' : md(translate('revised.in', { process: wordsIn(language, of) })),
    clause: clause === undefined ? '' : `(${clause})`,
  }
  const head = translate(part === undefined ? 'revised.other' : KINDS[kind], words).trimEnd()
  if (part !== undefined && within.length === 0 && kind !== 'changed') return head
  const shown = (value: string | undefined) =>
    value === undefined ? translate('revised.nothing-there') : md(asInlineText(value, { maxLength: LONGEST }))
  const values = translate('revised.values', { before: shown(before), after: shown(after) })
  const where = within.length === 0 ? '' : `${code(within.join(' › '))} `
  return `${head} ${where}${values}`
}

const LONGEST = 120
