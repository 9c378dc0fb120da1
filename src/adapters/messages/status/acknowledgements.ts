import type { AudienceMember, Standing } from '../../../domain/acknowledgement/audience.ts'
import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { section } from '../details.ts'
import { blocks, bullets, code, login } from '../marks.ts'
import { type MessageContext, who } from '../message-context.ts'
import { namedLine } from '../named-line.ts'
import { ownAcknowledgement } from '../next-step.ts'
import { md } from '../texts.ts'
import { ended } from './head.ts'

const MOST = 60

/** The people who have taken note and those who have not (R4.1-1e, R9-4). Named, not called: reminders call. */
export function acknowledgements(speech: MessageContext, status: Status, maxLength: number): string {
  const { translate, names } = speech
  return blocks(
    ...status.acknowledgements.map(({ what, by, all }) => {
      const done = all.filter(({ said }) => said !== undefined).length
      const label = names.acknowledgement(what) ?? what
      const lines = all.slice(0, MOST).map((one) => lineOf(speech, one, maxLength))
      const more = all.length - lines.length
      const how = {
        command: md(code(namedLine(speech, 'acknowledge', what))),
        roles: md(who(speech, by)),
        record: md(
          code(namedLine(speech, 'acknowledge', what, `for ${translate('slot.whom')} ${translate('slot.reference')}`)),
        ),
      }
      return blocks(
        section(
          translate('status.acknowledgements', { what: label, done, all: all.length }),
          bullets([...lines, ...(more === 0 ? [] : [translate('list.more', { count: more })])]),
        ),
        ended(speech) || done === all.length
          ? ''
          : translate(ownAcknowledgement(speech, what) ? 'status.acknowledge-how' : 'status.record-how', how),
      )
    }),
  )
}

function lineOf(speech: MessageContext, { one, said }: Standing, maxLength: number): string {
  const { translate, times } = speech
  const whom = md(nameOf(speech, one))
  if (said === undefined) return translate('status.not-acknowledged', { whom })
  const by = md(login(said.by))
  if (said.exempt !== undefined)
    return translate('status.exempted', { whom, by, reason: md(asInlineText(said.exempt, { maxLength })) })
  const at = times.full(said.at)
  const own = one.kind === 'account' && one.account.id === said.by.id
  return own ? translate('status.acknowledged', { whom, at }) : translate('status.acknowledged-by', { whom, at, by })
}

function nameOf({ names }: MessageContext, one: AudienceMember): string {
  switch (one.kind) {
    case 'account':
      return login(one.account)
    case 'group':
      return asInlineText(names.group(one.group))
    case 'customer':
      return asInlineText(names.customer(one.customer))
    case 'person':
      return asInlineText(one.name, { maxLength: 60 })
  }
}
