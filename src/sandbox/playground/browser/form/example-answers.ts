import type { Example } from './example.ts'
import type { Answers, IssueForm } from './issue-form.ts'

/** The tour's answers to the form: what happened, its kind, and the system that it concerns. */
export function exampleAnswers(form: IssueForm, { description, detected }: Example): Answers {
  const answer = (id: string, value: (options: readonly string[]) => string | readonly string[] | undefined) => {
    const index = form.parts.findIndex((part) => part.id === id)
    const given = index < 0 ? undefined : value(form.parts[index]?.options ?? [])
    return given === undefined ? [] : [[index, given] as const]
  }
  return Object.fromEntries([
    ...answer('description', () => description),
    ...answer('detected-at', () => detected),
    ...answer('kind', (options) => options[KIND]),
    ...answer('systems', (options) => options.slice(MAIL, MAIL + 1)),
  ])
}

/** Forms show words alone: where unauthorised access and the mail system stand among them. */
const [KIND, MAIL] = [1, 5]
