import { readMailbox } from '../github/mailbox.ts'
import { Blank } from '../parts/blank.tsx'
import { Face } from '../parts/face.tsx'
import { Shown } from '../parts/loading.tsx'
import { nameOf } from '../parts/name-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { scrolls } from '../parts/scrolls.ts'
import { When } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

/** What the person has got by mail, as plain text: a board member reads nothing else. */
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
    </>
  )
}
