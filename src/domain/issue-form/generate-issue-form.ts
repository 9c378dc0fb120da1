import type { Form, FormItem } from './form.ts'

type Validations = { validations?: { required: true } }
type Attributes = { label: string; description?: string; placeholder?: string }

export type IssueFormElement =
  | { type: 'markdown'; attributes: { value: string } }
  | ({ type: 'textarea' | 'input'; id: string; attributes: Attributes } & Validations)
  | ({
      type: 'dropdown'
      id: string
      attributes: Attributes & { multiple?: true; options: string[]; default?: 0 }
    } & Validations)
  | { type: 'checkboxes'; id: string; attributes: Attributes & { options: { label: string; required?: true }[] } }

/** A file of `.github/ISSUE_TEMPLATE` as data, with GitHub's keys. */
export type IssueFormDocument = {
  name: string
  description: string
  title?: string
  labels?: string[]
  body: IssueFormElement[]
}

export function generateIssueForm(form: Form): IssueFormDocument {
  const head: IssueFormElement[] =
    form.head.trim() === '' ? [] : [{ type: 'markdown', attributes: { value: form.head } }]
  return {
    name: form.name,
    description: form.description,
    // GitHub refuses keys with an empty value.
    ...(form.title.trim() === '' ? {} : { title: form.title }),
    ...(form.labels.length === 0 ? {} : { labels: [...form.labels] }),
    body: [...head, ...form.items.map(element)],
  }
}

function element(item: FormItem): IssueFormElement {
  const { id } = item
  const validations: Validations = item.required === true ? { validations: { required: true } } : {}
  switch (item.kind) {
    case 'text-area':
      return { type: 'textarea', id, attributes: attributes(item), ...validations }
    case 'input':
      return { type: 'input', id, attributes: attributes(item), ...validations }
    case 'dropdown':
      return {
        type: 'dropdown',
        id,
        attributes: {
          ...attributes(item),
          ...(item.multiple ? { multiple: true } : {}),
          options: item.options.map(({ label }) => label),
          ...(item.defaultFirst === true ? { default: 0 } : {}),
        },
        ...validations,
      }
    case 'checkboxes':
      return {
        type: 'checkboxes',
        id,
        attributes: { ...attributes(item), options: item.options.map(({ label }) => ({ label })) },
      }
  }
}

/** Only text fields take a placeholder. */
function attributes(item: FormItem): Attributes {
  const { label, description = '', placeholder = '', kind } = item
  return {
    label,
    ...(description.trim() === '' ? {} : { description }),
    ...(placeholder.trim() === '' || (kind !== 'text-area' && kind !== 'input') ? {} : { placeholder }),
  }
}
