import { useState } from 'preact/hooks'
import { FACTS } from '../facts.ts'
import { useCompany } from '../github/company.tsx'
import type { Deadline } from '../github/deadline.ts'
import { wordsOf } from '../github/policy.ts'
import type { RecordsReport } from '../github/records-report.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Group } from '../parts/group.tsx'
import { Icon } from '../parts/icon.tsx'
import { Shown, Waiting } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { When } from '../parts/when.tsx'
import { go } from '../place.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

type Part = 'verify' | 'report' | 'audit' | 'deadlines'
const PARTS: readonly Part[] = ['verify', 'report', 'audit', 'deadlines']

/** The state of the records: whether they hold, the report, the operation check, what is due. */
export function RecordsPage({ asked }: { asked: string | null }) {
  const { say } = useSession()
  const part = PARTS.find((each) => each === asked) ?? 'verify'
  return (
    <>
      <PageTitle text={say('nav.records')} />
      <Group kind="tabs spaced" label={say('nav.records')}>
        {PARTS.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={part === each}
            onClick={() => go(`/playground/records?part=${each}`)}
          >
            {say(`records.${each}`)}
          </button>
        ))}
      </Group>
      {part === 'verify' && <Verified />}
      {part === 'report' && <Report />}
      {part === 'audit' && <Audit />}
      {part === 'deadlines' && <Deadlines />}
    </>
  )
}

function Verified() {
  const { say, language, control } = useSession()
  const found = useLoad(
    () =>
      Promise.all(
        [FACTS.repos.incidents, FACTS.repos.restricted].map(async (repository) => ({
          repository,
          report: await control.send<RecordsReport>('POST', `/verify?locale=${language}`, { repository }),
        })),
      ),
    'verify',
    language,
  )
  return (
    <Shown of={found}>
      {(reports) =>
        reports.map(({ repository, report }) => (
          <section key={repository} class="box pad">
            <h2 class={STANDING[standingOf(report)].look}>
              <Icon name={STANDING[standingOf(report)].icon} /> {repository}
            </h2>
            {standingOf(report) === 'nothing' ? (
              <p class="muted">{say('records.none')}</p>
            ) : (
              <p>{say('records.counted', { ledgers: report.ledgers, lines: report.lines, commits: report.commits })}</p>
            )}
            <ul class="found">
              {report.findings.map(({ code, path, line, message, remedy, commit }) => (
                <li key={`${path}${line}${code}${commit}`}>
                  <code>
                    {path}
                    {line === undefined ? '' : `:${line}`}
                  </code>{' '}
                  <b>{code}</b> {message} <span class="muted">{remedy}</span>
                </li>
              ))}
            </ul>
          </section>
        ))
      }
    </Shown>
  )
}

/** Nothing to judge is not the same as judged and found right. */
const STANDING = {
  nothing: { look: 'muted', icon: 'dot' },
  holds: { look: 'verified', icon: 'check' },
  broken: { look: 'broken', icon: 'x' },
} as const

const standingOf = ({ ledgers, findings }: RecordsReport): keyof typeof STANDING =>
  findings.length > 0 ? 'broken' : ledgers === 0 ? 'nothing' : 'holds'

/** The page that `hikeshi report` writes, in a frame of its own; its links lead on here. */
function Report() {
  const { say, language, tick } = useSession()
  const [isThere, setThere] = useState(false)
  const follow = (event: Event) => {
    setThere(true)
    const frame = event.currentTarget
    if (!(frame instanceof HTMLIFrameElement)) return
    frame.contentDocument?.addEventListener('click', (click) => {
      // An element of another document is no instance of this one's classes; its shape tells.
      const links = [...(frame.contentDocument?.links ?? [])]
      const link = links.find((each) => each.contains(click.target as Node | null))
      if (link === undefined) return
      click.preventDefault()
      go(link.href)
    })
  }
  return (
    <>
      {!isThere && <Waiting />}
      <iframe
        class="report"
        hidden={!isThere}
        title={say('records.report')}
        src={`/_control/report?locale=${language}&at=${tick}`}
        onLoad={follow}
      />
    </>
  )
}

function Audit() {
  const { control, language } = useSession()
  const found = useLoad(() => control.get<{ markdown: string }>(`/audit?locale=${language}`), language)
  return (
    <Shown of={found}>
      {({ markdown }) => (
        <div class="box pad">
          <Markdown text={markdown} repository={FACTS.repos.incidents} breaks={false} />
        </div>
      )}
    </Shown>
  )
}

function Deadlines() {
  const { say, control, language } = useSession()
  const { policy } = useCompany()
  const found = useLoad(() => control.get<Deadline[]>('/deadlines'), 'deadlines')
  return (
    <Shown of={found}>
      {(deadlines) =>
        deadlines.length === 0 ? (
          <p class="muted">{say('clock.no-deadline')}</p>
        ) : (
          <ul class="box rows">
            {deadlines.map(({ repository, issue, clock, at, kind }) => (
              <li key={`${repository}${issue}${clock}`} class="row">
                <Icon name="clock" />
                <span class="grow">
                  <When at={at} /> · {wordsOf(policy.clocks[clock]?.label, language, clock)}{' '}
                  <span class="muted">{say(kind === 'due' ? 'deadline.due' : 'deadline.reminder')}</span>
                </span>
                <a href={`/${repository}/issues/${issue}`}>
                  {repository}#{issue}
                </a>
              </li>
            ))}
          </ul>
        )
      }
    </Shown>
  )
}
