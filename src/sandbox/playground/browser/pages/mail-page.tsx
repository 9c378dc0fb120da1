import { apiOf } from '../github/api.ts'
import { type Mail, readMails } from '../github/mailbox.ts'
import { readOutbox } from '../github/outbox.ts'
import { Blank } from '../parts/blank.tsx'
import { Face } from '../parts/face.tsx'
import { Group } from '../parts/group.tsx'
import { Shown } from '../parts/loading.tsx'
import { nameOf } from '../parts/name-of.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { scrolls } from '../parts/scrolls.ts'
import { When } from '../parts/when.tsx'
import { go } from '../place.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

/** All mails that were sent, each with whom it reached, or one person's alone: a board member reads nothing else. Below them, whom the app has called. */
export function MailPage({ own }: { own: boolean }) {
  const { say, language, login } = useSession()
  const mails = useLoad(readMails, 'mail')
  const name = nameOf(login, language)
  const boxes = [
    [false, say('mail.everybody'), '/playground/mail'],
    [true, say('mail.of', { name }), '/playground/mail?box=own'],
  ] as const
  return (
    <>
      <PageTitle text={own ? say('mail.of', { name }) : say('nav.mail')} />
      <p class="muted">{say('mail.is')}</p>
      <Group kind="tabs spaced" label={say('nav.mail')}>
        {boxes.map(([mine, words, address]) => (
          <button key={address} type="button" aria-pressed={own === mine} onClick={() => go(address)}>
            {words}
          </button>
        ))}
      </Group>
      <Shown of={mails}>
        {(found) => {
          const shown = found.filter(({ to }) => !own || to.some((each) => each.login === login))
          return shown.length === 0 ? (
            <Blank title={say('mail.none')}>
              <p>{say('mail.when')}</p>
            </Blank>
          ) : (
            shown.map((mail) => <Sent key={mail.id} mail={mail} to={own ? login : undefined} />)
          )
        }}
      </Shown>
      <Calls />
    </>
  )
}

function Sent({ mail: { from, to, subject, text, at, address }, to: reader }: { mail: Mail; to: string | undefined }) {
  const { say, language } = useSession()
  const reached = to
    .filter(({ login }) => reader === undefined || login === reader)
    .map(({ login, why }) => say('mail.reached', { name: nameOf(login, language), why: say(`mail.${why}`) }))
  return (
    <details class="box mail">
      <summary>
        <Face login={from} />
        <span class="grow">
          <b>{subject}</b>
          <span class="muted small">
            {from} · <When at={at} />
          </span>
          <span class="small mail-to">{say('mail.to', { people: reached.join(say('mail.and')) })}</span>
          <span class="small mail-first">{firstLine(text)}</span>
        </span>
      </summary>
      <div class="pad">
        <pre ref={scrolls}>{text}</pre>
        <a href={address}>{say('mail.open')}</a>
      </div>
    </details>
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
