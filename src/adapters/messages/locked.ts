import type { Language } from '../../domain/policy/basics.ts'
import { blocks } from './marks.ts'
import { md, textsIn } from './texts.ts'

/** Characters: the status comment leaves this much of what GitHub takes. */
const MOST = 5_000

/** The text of the status comment while nobody may answer below it: that, and the newest answers as far as there is room. */
export function locked(answers: readonly string[], calls: number | undefined, language: Language): string {
  const translate = textsIn(language)
  let room = MOST
  const shown = answers.toReversed().filter((answer) => {
    room -= answer.length
    return room >= 0
  })
  const where = calls === undefined ? '' : translate('locked.calls', { issue: md(`#${calls}`) })
  return blocks('---', translate('locked.here'), where, ...shown.toReversed())
}

/** The issue on which people are called meanwhile. */
export function callsIssue(number: number, language: Language): { title: string; body: string } {
  const translate = textsIn(language)
  const issue = md(`#${number}`)
  return { title: translate('locked.title', { issue }), body: translate('locked.body', { issue }) }
}
