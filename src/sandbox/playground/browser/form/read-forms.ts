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
  // A folder that is not there would be refused: all that is there is asked for.
  const { tree } = await api.get<{ tree: { path: string }[] }>(`/repos/${repository}/git/trees/HEAD?recursive=1`)
  const names = tree.flatMap(({ path }) => (path.startsWith(`${FOLDER}/`) ? [path.slice(FOLDER.length + 1)] : []))
  const forms = names.filter((name) => /\.ya?ml$/.test(name) && name !== 'config.yml')
  return Promise.all(
    forms.map(async (name) => {
      const { content = '' } = await api.get<FileContent>(`${folder}/${name}`)
      return { file: name, ...readForm(textOf(content)) }
    }),
  )
}
