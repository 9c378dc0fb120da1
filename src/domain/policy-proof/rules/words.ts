import { fold } from '../../issue-form/read-options.ts'
import { type Words, wordsIn } from '../../policy/basics.ts'
import { LANGUAGES } from '../../policy/languages.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** A thing with the words by which people choose it. */
interface Called {
  id: string
  words: readonly { words: Words; path: PolicyPath }[]
}

/** No two things that people choose from are called the same, in any language or by their id. */
export const words: Rule = ({ policy }) => [
  ...alike(fieldsOf(policy)),
  ...Object.entries(policy.fields).flatMap(([id, field]) => {
    if (!('options' in field)) return []
    const listed = field.options.map(({ id: option, label }, at) => ({
      ...{ id: option, words: [{ words: label, path: ['fields', id, 'options', at, 'label'] }] },
    }))
    if (field.kind === 'systems') return alike([...listed, ...called(policy.systems, ['systems'])])
    return alike(field.kind === 'customers' ? [...listed, ...called(policy.customers, ['customers'])] : listed)
  }),
  // `/acknowledge … for …` and `/exempt` take both.
  ...alike([...groupsOf(policy), ...called(policy.customers, ['customers'])]),
  ...Object.keys(policy.customers).flatMap((id) =>
    Object.hasOwn(policy.groups ?? {}, id)
      ? [findingAbout('same-words', ['customers', id], { words: id, id, other: id })]
      : [],
  ),
  // The kind of a case, and somebody's role, are told by these words alone.
  ...alike(called(policy.processes, ['processes'])),
  ...alike(called(policy.roles, ['roles'])),
  // People are told by its name which deadline they are reminded of.
  ...alike(called(policy.clocks, ['clocks'])),
  ...Object.entries(policy.processes).flatMap(([id, process]) => [
    ...alike(called(process.phases, ['processes', id, 'phases'])),
    ...alike(called(process.notices, ['processes', id, 'notices'])),
    ...alike(called(process.acknowledgements, ['processes', id, 'acknowledgements'])),
    ...alike(called(process['pull-requests'], ['processes', id, 'pull-requests'])),
  ]),
  ...alike(
    Object.entries(policy.processes).flatMap(([id, { form }]) =>
      form === undefined ? [] : [{ id, words: [{ words: form.name, path: ['processes', id, 'form', 'name'] }] }],
    ),
  ),
]

const groupsOf = ({ groups = {} }: Policy): Called[] =>
  Object.entries(groups).map(([id, label]) => ({ id, words: [{ words: label, path: ['groups', id] }] }))

const called = (things: Readonly<Record<string, { label: Words }>>, path: PolicyPath): Called[] =>
  Object.entries(things).map(([id, { label }]) => ({ id, words: [{ words: label, path: [...path, id, 'label'] }] }))

/** `/record` takes the headings of every form, whatever process the case is of. */
function fieldsOf({ fields, processes }: Policy): Called[] {
  const items = Object.entries(processes).flatMap(([id, { form }]) =>
    (form?.items ?? []).flatMap(({ field, label }, at) =>
      label === undefined ? [] : [{ field, words: label, path: ['processes', id, 'form', 'items', at, 'label'] }],
    ),
  )
  return Object.entries(fields).map(([id, { label, aliases = [] }]) => ({
    id,
    words: [
      { words: label, path: ['fields', id, 'label'] },
      ...aliases.map((words, at) => ({ words, path: ['fields', id, 'aliases', at] })),
      ...items.filter(({ field }) => field === id),
    ],
  }))
}

function alike(things: readonly Called[]): Finding[] {
  const owners = new Map<string, string>(things.map(({ id }) => [asSeen(id), id]))
  return things.flatMap(({ id, words: wordings }) =>
    wordings.flatMap(({ words: wording, path }) => {
      // Once for each thing, however many of its languages say the same.
      const texts = typeof wording === 'string' ? [{ text: wording, path }] : spoken(wording, path)
      return texts.flatMap(({ text, path: place }) => {
        const seen = asSeen(text)
        const owner = owners.get(seen)
        if (owner === undefined) owners.set(seen, id)
        return owner === undefined || owner === id
          ? []
          : [finding('same-words', place, { words: text, id, other: owner })]
      })
    }),
  )
}

/** Nobody sees a difference in blanks alone, least of all in Japanese. */
const asSeen = (text: string): string => fold(text).replaceAll(' ', '')

const spoken = (wording: Exclude<Words, string>, path: PolicyPath): { text: string; path: PolicyPath }[] =>
  LANGUAGES.flatMap((language) =>
    wording[language] === undefined ? [] : [{ text: wordsIn(language, wording), path: [...path, language] }],
  )
