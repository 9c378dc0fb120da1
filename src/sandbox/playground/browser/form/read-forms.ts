import type { Api } from '../github/api.ts'
import type { FileContent } from '../github/shapes.ts'
import { textOf } from '../github/text.ts'
import { type IssueForm, readForm } from './issue-form.ts'

export interface FoundForm extends IssueForm {
  file: string
}

const FOLDER = '.github/ISSUE_TEMPLATE'

/** The forms of a repository, as `generate` made them. */
export async function readForms(api: Api, repository: string): Promise<FoundForm[]> {
  const folder = `/repos/${repository}/contents/${FOLDER}`
  const files = await api.get<FileContent[]>(folder).catch(() => [])
  const forms = files.filter(({ name }) => /\.ya?ml$/.test(name) && name !== 'config.yml')
  return Promise.all(
    forms.map(async ({ name }) => {
      const { content = '' } = await api.get<FileContent>(`${folder}/${name}`)
      return { file: name, ...readForm(textOf(content)) }
    }),
  )
}
