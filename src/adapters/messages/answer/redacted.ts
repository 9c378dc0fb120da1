import type { PlaceLeft } from '../../../domain/case/event.schema.ts'
import { blocks, bullets, code, reference } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { md } from '../texts.ts'

/** A text was taken out: what that took it out of, and each place where it stays, with how it is purged there. */
export function redactedAnswer({ translate }: MessageContext, left: readonly PlaceLeft[]): string {
  const at = ({ why, repository, number, branch = '', to }: PlaceLeft): string =>
    translate(why === 'issue-gone' && to !== undefined ? 'left.issue-moved' : `left.${why}`, {
      place: md(reference(repository, number, repository)),
      branch: md(code(branch)),
      to: md(code(to ?? '')),
    })
  return blocks(
    translate('told.redacted', { branch: md(code('hikeshi')) }),
    left.length === 0 ? '' : translate('redacted.left'),
    bullets(left.map(at)),
    translate('redacted.everywhere', { branch: md(code('hikeshi')) }),
  )
}
