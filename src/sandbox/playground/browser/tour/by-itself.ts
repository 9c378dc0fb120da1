import { MEANWHILE, type Night, planFilled } from '../../../story/night.ts'
import { FACTS } from '../facts.ts'
import { exampleAnswers } from '../form/example-answers.ts'
import { answersAtFirst, bodyOf } from '../form/issue-form.ts'
import { readForms } from '../form/read-forms.ts'
import { apiOf } from '../github/api.ts'
import { asPath } from '../github/repository-path.ts'
import type { ChangedFile, FileContent, Pull } from '../github/shapes.ts'
import { contentOf, textOf } from '../github/text.ts'

/** The acts of a step that is skipped, by the same API and as the same people; a refusal to see is left out. */
export type ByItself = (night: Night, number: number) => Promise<unknown>

const { incidents, runbooks } = FACTS.repos
const control = apiOf(undefined)

const settled = async (work: Promise<unknown>): Promise<void> => {
  await work
  await control.send('POST', '/idle')
}

export const says =
  (who: string, ...texts: readonly ((night: Night) => string)[]): ByItself =>
  async (night, number) => {
    for (const text of texts)
      await settled(apiOf(who).send('POST', `/repos/${incidents}/issues/${number}/comments`, { body: text(night) }))
  }

/** By the form in the reader's language, as a report comes on most nights. */
export const reports: ByItself = async (night) => {
  const api = apiOf('reporter')
  const forms = await readForms(api, incidents)
  const form = forms.find(({ title }) => night.title.startsWith(title.trim()) && title !== '')
  const answers = form === undefined ? {} : { ...answersAtFirst(form), ...exampleAnswers(form, night) }
  const body = form === undefined ? night.description : bodyOf(form, answers)
  const labels = form?.labels ?? []
  await settled(api.send('POST', `/repos/${incidents}/issues`, { title: night.title, body, labels }))
}

export const meanwhile: ByItself = async (night, number) => {
  for (const { who, says: key } of MEANWHILE) await says(who, () => night[key])(night, number)
}

const openPull = async (who: string): Promise<Pull | undefined> =>
  (await apiOf(who).all<Pull>(`/repos/${runbooks}/pulls`))[0]

export const writesPlan: ByItself = async (night) => {
  const api = apiOf('sysadmin')
  const pull = await openPull('sysadmin')
  const files = await api.all<ChangedFile>(`/repos/${runbooks}/pulls/${pull?.number}/files`)
  const plan = files.find(({ filename }) => filename.startsWith('prevention/'))?.filename ?? ''
  const path = `/repos/${runbooks}/contents/${asPath(plan)}`
  const { content = '', sha } = await api.get<FileContent>(`${path}?ref=${encodeURIComponent(pull?.head.ref ?? '')}`)
  const body = {
    message: 'Fill in the plan',
    branch: pull?.head.ref,
    sha,
    content: contentOf(planFilled(textOf(content), night)),
  }
  await settled(api.send('PUT', path, body))
}

export const approves =
  (who: string): ByItself =>
  async () =>
    settled(
      apiOf(who).send('POST', `/repos/${runbooks}/pulls/${(await openPull(who))?.number}/reviews`, {
        event: 'APPROVE',
      }),
    )

export const merges: ByItself = async () =>
  settled(apiOf('officer').send('PUT', `/repos/${runbooks}/pulls/${(await openPull('officer'))?.number}/merge`, {}))
