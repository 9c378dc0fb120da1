import { allWords } from '../../policy/basics.ts'
import { caseLabel } from '../../policy/form-of.ts'
import type { Policy } from '../../policy/policy.schema.ts'
import { repeats } from '../../values/group-by.ts'
import { type Finding, finding, findingAbout, type PolicyPath } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** GitHub's limit for the name of a label. */
const LONGEST_LABEL = 50
/** Labels that are put on cases beside their marks. */
const OWN_LABELS: ReadonlySet<string> = new Set(['overdue'])

/** Ids are there once, keep their order, and make labels that GitHub takes and nobody else uses. */
export const ids: Rule = ({ policy }) => [
  ...listed(policy).flatMap(({ list, path }) =>
    repeats(
      list.map(({ id }, at) => ({ id, at })),
      ({ id }) => id,
    ).map(({ thing: { id, at } }) => finding('repeated-id', [...path, at, 'id'], { id })),
  ),
  ...labels(policy).flatMap(({ label, path }) =>
    label.length > LONGEST_LABEL ? [findingAbout('label-too-long', path, { label, most: String(LONGEST_LABEL) })] : [],
  ),
  ...wordy(policy),
  ...marks(policy),
  ...numbers(policy),
]

function listed({
  fields,
  organisation,
  priorities,
  processes,
}: Policy): { list: { id: string }[]; path: PolicyPath }[] {
  return [
    { list: priorities, path: ['priorities'] },
    { list: organisation.start, path: ['organisation', 'start'] },
    { list: organisation.end, path: ['organisation', 'end'] },
    ...Object.entries(fields).flatMap(([id, field]) =>
      'options' in field ? [{ list: field.options, path: ['fields', id, 'options'] }] : [],
    ),
    ...Object.entries(processes).flatMap(([id, process]) =>
      Object.entries(process['pull-requests']).map(([pull, { sections }]) => ({
        ...{ list: sections, path: ['processes', id, 'pull-requests', pull, 'sections'] },
      })),
    ),
  ]
}

function labels({ fields, meanings, processes }: Policy): { label: string; path: PolicyPath }[] {
  const severity = Object.hasOwn(fields, meanings.severity) ? fields[meanings.severity] : undefined
  const levels = severity !== undefined && 'options' in severity ? severity.options : []
  return [
    ...levels.map(({ id }, at) => ({
      ...{ label: `severity: ${id}`, path: ['fields', meanings.severity, 'options', at, 'id'] },
    })),
    ...Object.entries(processes).flatMap(([id, { phases, mark }]) => [
      { label: caseLabel(id), path: ['processes', id] },
      ...(mark === undefined ? [] : [{ label: mark, path: ['processes', id, 'mark'] }]),
      ...Object.keys(phases).map((phase) => ({ label: `phase: ${phase}`, path: ['processes', id, 'phases', phase] })),
    ]),
  ]
}

/** Names that people choose from, and that stand many times in one comment, are names and no texts (judgement). */
const LONGEST_NAME = 200

const wordy = ({ groups = {}, roles, systems, customers }: Policy): Finding[] =>
  [
    ...Object.entries(groups).map(([id, words]) => ({ words, path: ['groups', id] })),
    ...Object.entries({ roles, systems, customers }).flatMap(([section, things]) =>
      Object.entries(things).map(([id, { label }]) => ({ words: label, path: [section, id, 'label'] })),
    ),
  ].flatMap(({ words, path }) =>
    allWords(words)
      .filter((text) => text.length > LONGEST_NAME)
      .slice(0, 1)
      .map((text) => finding('label-too-long', path, { label: `${text.slice(0, 20)}…`, most: String(LONGEST_NAME) })),
  )

/** A mark tells the cases of one process from all others. */
function marks({ processes }: Policy): Finding[] {
  const marked = Object.entries(processes).flatMap(([id, { mark }]) =>
    mark === undefined ? [] : [{ id, mark, path: ['processes', id, 'mark'] }],
  )
  return [
    ...marked
      .filter(({ mark }) => OWN_LABELS.has(mark))
      .map(({ mark, path }) => finding('mark-taken', path, { mark, by: mark })),
    ...repeats(marked, ({ mark }) => mark).map(({ thing, first }) =>
      finding('mark-taken', thing.path, { mark: thing.mark, by: first.id }),
    ),
  ]
}

/** Keys that are whole numbers come first whatever the file says, and the order of phases has a meaning. */
const numbers = ({ processes }: Policy): Finding[] =>
  Object.entries(processes).flatMap(([id, { phases }]) =>
    Object.keys(phases)
      .filter((phase) => /^\d+$/.test(phase))
      .map((phase) => findingAbout('number-as-id', ['processes', id, 'phases', phase], { id: phase })),
  )
