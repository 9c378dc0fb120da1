import type { Form, FormItem } from './form.ts'

/** Option ids for dropdowns and check boxes, text for everything else; left out means left empty. */
export type FormInput = Readonly<Record<string, string | readonly string[]>>

/** The body that GitHub makes of a form that was filled in. */
export function issueBody(form: Form, input: FormInput): string {
  return form.items.map((item) => `### ${item.label}\n\n${written(item, input[item.id] ?? '')}`).join('\n\n')
}

function written(item: FormItem, input: string | readonly string[]): string {
  const chosen = typeof input === 'string' ? [input] : input
  switch (item.kind) {
    case 'text-area':
    case 'input':
      return chosen.join('\n').trim() === '' ? '_No response_' : chosen.join('\n')
    case 'dropdown': {
      const labels = item.options.filter(({ id }) => chosen.includes(id)).map(({ label }) => label)
      return labels.length === 0 ? '_No response_' : labels.join(', ')
    }
    case 'checkboxes':
      return item.options.map(({ id, label }) => `- [${chosen.includes(id) ? 'x' : ' '}] ${label}`).join('\n')
  }
}
