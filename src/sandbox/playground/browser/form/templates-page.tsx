import { FACTS } from '../facts.ts'
import type { Repository } from '../github/shapes.ts'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { readForms } from './read-forms.ts'

/** Which form: the company's own, those in the reader's language first. */
export function TemplatesPage({ repository }: { repository: string }) {
  const { say, language, api } = useSession()
  const forms = useLoad(async () => {
    await api.get<Repository>(`/repos/${repository}`)
    return readForms(api, repository)
  }, repository)
  const restricted = FACTS.repos.restricted
  return (
    <>
      <PageTitle text={say('report')} />
      <p class="muted">
        {repository}
        {repository !== restricted && (
          <>
            {' '}
            · <a href={`/${restricted}/issues/new/choose`}>{say('report.restricted')}</a>
          </>
        )}
      </p>
      <Shown of={forms}>
        {(found) => {
          const own = (name: string) => /[぀-ヿ一-鿿]/.test(name) === (language === 'ja')
          // As GitHub lists them: by file name, which puts what most people come for first.
          const sorted = [...found].sort(
            (one, other) => Number(own(other.name)) - Number(own(one.name)) || (one.file < other.file ? -1 : 1),
          )
          return (
            <ul class="box rows">
              {sorted.map(({ file, name, description }) => (
                <li key={file} class="row">
                  <div class="grow">
                    <b>{name}</b>
                    <p class="muted small">{description}</p>
                  </div>
                  <a
                    class="btn btn-primary"
                    href={`/${repository}/issues/new?template=${encodeURIComponent(file)}`}
                    aria-label={`${say('get-started')}: ${name}`}
                  >
                    {say('get-started')}
                  </a>
                </li>
              ))}
              <li class="row">
                <div class="grow">
                  <b>{say('blank-issue')}</b>
                  <p class="muted small">{say('blank-issue.is')}</p>
                </div>
                <a
                  class="btn"
                  href={`/${repository}/issues/new`}
                  aria-label={`${say('get-started')}: ${say('blank-issue')}`}
                >
                  {say('get-started')}
                </a>
              </li>
            </ul>
          )
        }}
      </Shown>
    </>
  )
}
