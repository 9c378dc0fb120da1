import { apiOf } from '../github/api.ts'
import { readMailbox } from '../github/mailbox.ts'
import { readOutbox } from '../github/outbox.ts'
import { Blank } from '../parts/blank.tsx'
import { Face } from '../parts/face.tsx'
import { Shown } from '../parts/loading.tsx'
import { nameOf } from '../parts/name-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { scrolls } from '../parts/scrolls.ts'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

/** The person's mails, as plain text: a board member reads nothing else. Below them, whom the app has called. */
export function MailPage() {
  const { say, language, login, api } = useSession()
  const mails = useLoad(() => readMailbox(api, login), 'mail')
  return (
    <>
      <PageTitle text={say('mail.of', { name: nameOf(login, language) })} />
      <p class="muted">{say('mail.is')}</p>
      <Shown of={mails}>
        {(found) =>
          found.length === 0 ? (
            <Blank title={say('mail.none')}>
              <p>{say('mail.when')}</p>
            </Blank>
          ) : (
            found.map(({ id, from, subject, text, at, address, why }) => (
              <details key={id} class="box mail">
                <summary>
                  <Face login={from} />
                  <span class="grow">
                    <b>{subject}</b>
                    <span class="muted small">
                      {from} · <When at={at} /> · {say(`mail.${why}`)}
                    </span>
                    <span class="small mail-first">{firstLine(text)}</span>
                  </span>
                </summary>
                <div class="pad">
                  <pre ref={scrolls}>{text}</pre>
                  <a href={address}>{say('mail.open')}</a>
                </div>
              </details>
            ))
          )
        }
      </Shown>
      <Calls />
    </>
  )
}

/** Several mails are about one case: by its first line one is told from another. */
const firstLine = (text: string): string => /^[#>\s]*(.+)/.exec(text.trimStart())?.[1] ?? ''

/** The calls that wake people, beside the mails that wake nobody. */
function Calls() {
  const { say } = useSession()
  const calls = useLoad(() => readOutbox(apiOf(undefined)), 'calls')
  return (
    <section class="calls">
      <h2>{say('calls.title')}</h2>
      <p class="muted">{say('calls.is')}</p>
      <Shown of={calls}>
        {(found) =>
          found.length === 0 ? (
            <p>{say('calls.none')}</p>
          ) : (
            found.map(({ title, text, people }, at) => (
              // The newest stands first, so that from the end each keeps its place.
              <details key={found.length - at} class="box mail">
                <summary>
                  <span class="grow">
                    <b>{title}</b>
                    {people !== '' && <span class="muted small">{say('calls.to', { people })}</span>}
                  </span>
                </summary>
                <div class="pad">
                  <pre ref={scrolls}>{text}</pre>
                </div>
              </details>
            ))
          )
        }
      </Shown>
    </section>
  )
}
