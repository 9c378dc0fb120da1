import { parse } from 'yaml'

export interface FormPart {
  type: string
  id: string
  label: string
  description: string
  /** Of a text between the questions. */
  text: string
  options: readonly string[]
  multiple: boolean
  /** The initial answer: a text, or the number of an option. */
  value: string
  placeholder: string
  required: boolean
  render: string
}

export interface IssueForm {
  name: string
  description: string
  title: string
  labels: readonly string[]
  parts: readonly FormPart[]
}

/** Somebody's answers, by the number of the question. */
export type Answers = Readonly<Record<number, string | readonly string[]>>

type Loose = Record<string, unknown>
const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const asLoose = (value: unknown): Loose => (typeof value === 'object' && value !== null ? (value as Loose) : {})

/** A form as GitHub reads it from `.github/ISSUE_TEMPLATE`. */
export function readForm(yaml: string): IssueForm {
  const form = asLoose(parse(yaml))
  const parts = Array.isArray(form.body) ? form.body.map(asLoose) : []
  return {
    ...{ name: asText(form.name), description: asText(form.description), title: asText(form.title) },
    labels: [form.labels]
      .flat()
      .map(asText)
      .filter((label) => label !== ''),
    parts: parts.map((part) => {
      const given = asLoose(part.attributes)
      const options = Array.isArray(given.options) ? given.options : []
      return {
        ...{ type: asText(part.type), id: asText(part.id), label: asText(given.label) },
        ...{ description: asText(given.description), text: part.type === 'markdown' ? asText(given.value) : '' },
        options: options.map((option) => asText(option) || asText(asLoose(option).label)),
        multiple: given.multiple === true,
        value: asText(given.value) || asText(given.default),
        placeholder: asText(given.placeholder),
        required: asLoose(part.validations).required === true,
        render: asText(given.render),
      }
    }),
  }
}

/** The body that GitHub makes of a form that was filled in. */
export const bodyOf = (form: IssueForm, answers: Answers): string =>
  form.parts
    .flatMap((part, index) =>
      part.type === 'markdown' ? [] : [`### ${part.label}\n\n${written(part, answers[index])}`],
    )
    .join('\n\n')

const NOTHING = '_No response_'

function written(part: FormPart, answer: string | readonly string[] = ''): string {
  const chosen = [answer].flat()
  if (part.type === 'checkboxes')
    return part.options.map((option) => `- [${chosen.includes(option) ? 'X' : ' '}] ${option}`).join('\n')
  const text =
    part.type === 'dropdown' ? part.options.filter((option) => chosen.includes(option)).join(', ') : chosen.join('\n')
  if (text.trim() === '') return NOTHING
  return part.render === '' ? text : `\`\`\`${part.render}\n${text}\n\`\`\``
}

/** The form's answers before anybody has written. */
export const answersAtFirst = (form: IssueForm): Answers =>
  Object.fromEntries(
    form.parts.map((part, index) => [
      index,
      part.type === 'dropdown'
        ? part.multiple
          ? []
          : (part.options[Number(part.value || '0')] ?? '')
        : part.type === 'checkboxes'
          ? []
          : part.value,
    ]),
  )
