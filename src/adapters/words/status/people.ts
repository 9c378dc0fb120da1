import { asInlineText } from '../../../domain/markdown/as-quoted-text.ts'
import type { Status } from '../../../domain/screen/status.ts'
import { blocks, bullets, code, login } from '../marks.ts'
import { people as named, type Speech } from '../speech.ts'
import { md } from '../texts.ts'

/** Who has which role, and whose acts wait for ratification (追認). Named as code: an edited comment must call nobody. */
export function people(speech: Speech, status: Status): string {
  const { tell, names, state } = speech
  const roles = status.people.map(
    ({ role, accounts }) => `${asInlineText(names.role(role))}: ${named(speech, accounts)}`,
  )
  const reporter = `${tell('status.reporter')}: ${login(state.opened.by)}`
  const unratified = state.unratified.map((act) =>
    tell('status.ratify', {
      account: md(login(act.by)),
      role: names.role(act.for),
      line: act.seq,
      command: md(code('/ratify')),
    }),
  )
  return blocks(`### ${tell('status.people')}`, bullets([...roles, reporter, ...unratified]))
}
