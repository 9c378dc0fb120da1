import { keptOut } from '../../../domain/case/kept-out.ts'
import { nobodySeparate } from '../../../domain/case/nobody-separate.ts'
import { isKeptOut } from '../../../domain/case/roles-of.ts'
import { isCompromised } from '../../../domain/compromised-communications/compromised-communications.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import { inCharge } from '../../../domain/screen/projection.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { foldedAfter, section } from '../details.ts'
import { blocks, bullets, code, login } from '../marks.ts'
import { listed, type MessageContext, people as named } from '../message-context.ts'
import { md } from '../texts.ts'

/** The people matters that must not be overlooked: whose acts wait for ratification (追認), and who takes no part. */
export function unsettled(speech: MessageContext): string {
  const { translate, names, state } = speech
  const unratified = state.unratified.map((act) =>
    translate('status.ratify', {
      account: md(login(act.by)),
      role: names.role(act.for),
      line: act.seq,
      command: md(code('/ratify')),
    }),
  )
  return blocks(
    bullets(excluded(speech)),
    foldedAfter(unratified, 2, (count) => translate('list.more', { count })),
  )
}

/** The holders of each role. Named as code: an edited comment must call nobody. */
export function people(speech: MessageContext, status: Status): string {
  const { language, translate, names, state, context } = speech
  const colon = language === 'ja' ? '：' : ': '
  const roles = status.people.map(({ role, accounts }) => {
    const held = `${asInlineText(names.role(role))}${colon}${named(speech, accounts)}`
    return context.policy.roles[role]?.['of-case'] === undefined ? held : `${held}${translate('status.authority')}`
  })
  const reporter = `${names.role('reporter')}${colon}${login(state.opened.by)}`
  return section(translate('status.people'), bullets([...roles, reporter]))
}

/** Roles of which everybody is kept out, with who stands in as the policy says: silence would leave them to nobody. */
function withoutAnybody({ translate, names, context, state }: MessageContext): string[] {
  return Object.entries(context.policy.roles).flatMap(([id, role]) =>
    isKeptOut(context.policy, context.directory, state, id)
      ? [
          translate('status.kept-out-role', {
            role: names.role(id),
            instead: names.words(role['when-kept-out'], translate('status.kept-out-adviser')),
          }),
        ]
      : [],
  )
}

/** The people who take no part, so that a name which keeps nobody out is seen (R7-4, R8-2). */
function excluded(speech: MessageContext): string[] {
  const { translate, names, context, state } = speech
  // Somebody who reads along must not learn it here (R4-2).
  if (isCompromised(context.policy, state)) return []
  const { logins, persons, unclear } = keptOut(context.policy, context.directory, state)
  const who = [
    ...logins.map((one) => login({ login: one })),
    ...persons.map((name) => translate('status.no-account', { name })),
  ]
  const separate = nobodySeparate(context.policy, context.directory, state).map(({ role, others }) =>
    translate('status.separate-role', {
      role: names.role(role),
      others: md(
        listed(
          speech,
          others.map((one) => asInlineText(names.role(one))),
        ),
      ),
      instead: names.words(context.policy.roles[role]?.['when-kept-out'], translate('status.kept-out-adviser')),
    }),
  )
  // Of a request nobody but its author is kept out: others of those who decide are left.
  const isLeft = who.length === 0 && !unclear && inCharge(context, state).length > 0
  const instead = [...(isLeft ? [] : withoutAnybody(speech)), ...separate]
  return [
    ...(who.length === 0
      ? []
      : [
          translate('status.kept-out', { people: md(listed(speech, who)) }),
          translate('status.kept-out-reading', { repository: md(code(state.repository.name)) }),
        ]),
    ...instead,
    ...(instead.length === 0 ? [] : [translate('status.kept-out-how', { appoint: md(code('/appoint')) })]),
    ...(unclear ? [translate('status.kept-out-unclear')] : []),
  ]
}
