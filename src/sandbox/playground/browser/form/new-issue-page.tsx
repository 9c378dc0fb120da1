import { useState } from 'preact/hooks'
import { WriteBox } from '../case/write-box.tsx'
import { FACTS } from '../facts.ts'
import type { Issue } from '../github/shapes.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { go } from '../place.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { EXAMPLE } from './example.ts'
import { exampleAnswers } from './example-answers.ts'
import { type Answers, answersAtFirst, bodyOf, type IssueForm } from './issue-form.ts'
import { Question } from './question.tsx'
import { readForms } from './read-forms.ts'

const BLANK: IssueForm = { name: '', description: '', title: '', labels: [], parts: [] }

/** A report, by a form of the company or by an issue with nothing in it. */
export function NewIssuePage({ repository, template }: { repository: string; template: string }) {
  const { api } = useSession()
  const form = useLoad(
    async () => {
      if (template === '') return BLANK
      return (await readForms(api, repository)).find(({ file }) => file === template) ?? BLANK
    },
    repository,
    template,
  )
  return <Shown of={form}>{(found) => <Form key={template} form={found} repository={repository} />}</Shown>
}

function Form({ form, repository }: { form: IssueForm; repository: string }) {
  const { say, api, act, busy, place } = useSession()
  const [title, setTitle] = useState(place.query.get('title') ?? form.title)
  const [body, setBody] = useState(place.query.get('body') ?? '')
  const [answers, setAnswers] = useState<Answers>(() => answersAtFirst(form))
  EXAMPLE.useOffered((example) => {
    setTitle(form.title + example.title)
    if (form.parts.length === 0) setBody(example.description)
    else setAnswers((now) => ({ ...now, ...exampleAnswers(form, example) }))
    return true
  })

  const send = async () => {
    let made: Issue | undefined
    const done = await act(async () => {
      const text = form.parts.length === 0 ? body : bodyOf(form, answers)
      const { labels } = form
      made = await api.send<Issue>('POST', `/repos/${repository}/issues`, { title, body: text, labels })
    })
    if (done && made !== undefined) go(`/${repository}/issues/${made.number}`)
  }
  const narrow = place.query.get('tour') !== null
  return (
    <form
      class={narrow ? 'issue-form as-phone' : 'issue-form'}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <PageTitle text={form.name === '' ? say('blank-issue') : form.name} />
      {form.description !== '' && <p class="muted">{form.description}</p>}
      <label class="question">
        <span class="question-label">{say('title')}</span>
        <input class="form-control" value={title} required onInput={(event) => setTitle(event.currentTarget.value)} />
      </label>
      {form.parts.length === 0 ? (
        <WriteBox
          value={body}
          onChange={setBody}
          repository={repository}
          label={say('description')}
          hint={say('description.placeholder')}
        />
      ) : (
        form.parts.map((part, index) =>
          part.type === 'markdown' ? (
            <div key={`${index}`} class="question note-text">
              <Markdown text={part.text} repository={repository} breaks={false} />
            </div>
          ) : (
            <Question
              key={`${index}`}
              part={part}
              answer={answers[index] ?? ''}
              onAnswer={(answer) => setAnswers((now) => ({ ...now, [index]: answer }))}
            />
          ),
        )
      )}
      <div class="buttons">
        <a class="btn" href={`/${repository}/issues/new/choose`}>
          {say('cancel')}
        </a>
        <button type="submit" class="btn btn-primary" disabled={busy || title.trim() === ''}>
          {say('submit')}
        </button>
      </div>
      <p class="muted small">
        {FACTS.org}/{repository.split('/')[1]}
      </p>
    </form>
  )
}
