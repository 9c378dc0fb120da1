import type { PlaceInFile } from '../../../app/ports/pull-requests.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import { blocks, bullets, code } from '../marks.ts'
import { md, textsIn } from '../texts.ts'

const GENERATED = /\.resolved\.ya?ml$/

/** On a revision that was open when another one was merged: that it has taken that one in, or where both change the same. */
export function renewal(
  file: string,
  places: readonly PlaceInFile[],
  language: Language,
): { title: string; summary: string } {
  const translate = textsIn(language)
  if (places.length === 0)
    return { title: translate('renewal.done'), summary: translate('renewal.done-how', { file: md(code(file)) }) }
  const told = places.map(({ path, lines }) =>
    // Nobody settles line by line what is made out of another file.
    GENERATED.test(path)
      ? translate('renewal.generated', { file: md(code(path)) })
      : lines.length === 0
        ? code(path)
        : translate('renewal.place', { file: md(code(path)), lines: lines.join(', ') }),
  )
  return {
    title: translate('renewal.both'),
    summary: blocks(translate('renewal.both-how', { file: md(code(file)) }), bullets(told)),
  }
}
