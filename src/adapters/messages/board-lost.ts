import type { BoardLost } from '../../app/ports/messages.ts'
import type { Account } from '../../domain/case/case.ts'
import type { Language } from '../../domain/policy/basics.ts'
import { mention } from './marks.ts'
import { md, textsIn } from './texts.ts'

/** Tells that cases cannot be shown on the board as they stand, that nothing waits for it, and what is to be done. */
export function boardLost(
  people: readonly Account[],
  { standing, project, field, url }: BoardLost,
  language: Language,
): { title: string; body: string } {
  const translate = textsIn(language)
  const at = { project: md(String(project)), field, url: md(url), people: md(people.map(mention).join(' ')) }
  return { title: translate('board-lost.title'), body: translate(`board-lost.${standing}`, at).trim() }
}
