import type { AdministratorsCalled } from '../../app/ports/messages.ts'
import { mention } from './marks.ts'
import { md, type Translate } from './texts.ts'

/** Calls those who administer a repository; where nobody sees who does, that is said, so that somebody passes it on. */
export function administratorsLine(translate: Translate, called: AdministratorsCalled): string {
  if (called === 'unseen') return translate('administrators.unseen')
  const { shown, more } = called
  if (shown.length === 0) return translate('administrators.nobody')
  const people = md(shown.map(mention).join(' '))
  return more === 0
    ? translate('administrators.called', { people })
    : translate('administrators.some', { people, more })
}
