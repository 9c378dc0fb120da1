import type { RevisionNotice } from '../../app/ports/messages.ts'
import { asInlineText, asQuotedText } from '../../domain/markdown/as-quoted-text.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import { changeLine, changesInOneLine } from './change-line.ts'
import { blocks, bullets, code } from './marks.ts'
import { safeguardsBlock } from './safeguards.ts'
import { md, type Translate, textsIn } from './texts.ts'

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
  const lines = changes === 'not-kept' ? '' : changesInOneLine(translate, changes, language)
  const adopted = translate(`adopted-by.${how}`)
  return translate('revised.entry-said', {
    date: told.date,
    what: what !== '' ? shown(what) : lines === '' ? adopted : md(lines),
    why: why !== '' ? shown(why) : translate('revised.no-reason'),
  })
}

const LONGEST_SAID = 600
