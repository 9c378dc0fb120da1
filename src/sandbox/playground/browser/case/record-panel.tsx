import { useEffect, useRef, useState } from 'preact/hooks'
import { isPlaygroundKey, type PlaygroundWords } from '../../words.ts'
import { FACTS } from '../facts.ts'
import { useCompany } from '../github/company.tsx'
import { type Ledger, lineShown, readLedger, writeLedger } from '../github/ledger.ts'
import { namesIn } from '../github/policy.ts'
import type { RecordsReport } from '../github/records-report.ts'
import { Icon } from '../parts/icon.tsx'
import { scrolls } from '../parts/scrolls.ts'
import { timeText } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { tampered } from './tampered.ts'

interface Props {
  repository: string
  number: number
  /** Whose phases the record names: another process may call its own by the same id. */
  process: string
}

/** The record beside the case: its lines as they come, whether they hold, and what happens to whoever changes one. */
export function RecordPanel({ repository, number, process }: Props) {
  const { say, language, api, control, act, busy, tell } = useSession()
  const { policy } = useCompany()
  const nameOf = namesIn(policy, language, process)
  const ledger = useLoad(() => readLedger(api, repository, number), repository, number)
  const [report, setReport] = useState<RecordsReport>()
  const [chosen, setChosen] = useState<number>()
  const [kept, setKept] = useState<string>()
  const record = ledger.kind === 'there' ? ledger.value : undefined
  const wrong = report?.findings.filter(({ path }) => path === record?.path) ?? []
  const place = useRef<HTMLElement>(null)
  // The newest line is what one waits for; after a look at all of them, the first that does not hold.
  useEffect(() => {
    const list = place.current?.querySelector<HTMLElement>('.lines')
    const broken = list?.querySelector<HTMLElement>('.line-broken')
    if (list != null) list.scrollTop = broken == null ? list.scrollHeight : broken.offsetTop - list.offsetTop
  }, [record?.lines.length, wrong.length])

  const verify = () =>
    void act(async () => {
      const found = await control.send<RecordsReport>('POST', `/verify?locale=${language}`, { repository })
      setReport(found)
      tell(say(found.findings.length === 0 ? 'record.holds' : 'record.broken', { count: found.findings.length }))
    })
  const tamper = (held: Ledger) =>
    void act(async () => {
      const line = chosen ?? held.lines.length - 1
      await writeLedger(api, repository, held, tampered(held.text, line))
      setKept(held.text)
      setReport(undefined)
    })
  const mend = (held: Ledger, text: string) =>
    void act(async () => {
      await writeLedger(api, repository, held, text)
      setKept(undefined)
      setReport(undefined)
    })
  return (
    <section class="record" aria-labelledby="record" ref={place}>
      <div class="record-head">
        <h2 id="record">
          <Icon name="shield" /> {say('record')}
        </h2>
        {report !== undefined && (
          <span class={wrong.length === 0 ? 'verified' : 'broken'}>
            <Icon name={wrong.length === 0 ? 'check' : 'x'} />{' '}
            {say(wrong.length === 0 ? 'record.verified' : 'record.not-verified')}
          </span>
        )}
      </div>
      {ledger.kind === 'loading' && <p class="muted">{say('loading')}</p>}
      {ledger.kind === 'refused' && <p class="muted">{ledger.why}</p>}
      {ledger.kind === 'there' && record === undefined && <p class="muted">{say('record.none')}</p>}
      {record !== undefined && (
        <>
          <ol class="lines" ref={scrolls} aria-label={say('record.lines')} onKeyDown={walkLines}>
            {record.lines.map((line, index) => {
              const { at, who, type, what } = lineShown(line, index, nameOf)
              const broken = wrong.some((finding) => finding.line === index + 1)
              return (
                <li key={`${index}${line.length}`} class={broken ? 'line line-broken' : 'line'}>
                  <button
                    type="button"
                    aria-pressed={chosen === index}
                    tabIndex={index === (chosen ?? record.lines.length - 1) ? 0 : -1}
                    onClick={() => setChosen(chosen === index ? undefined : index)}
                    title={at === '' ? '' : timeText(at)}
                  >
                    <span class="line-seq">{index}</span> <b>{lineWords(type, say)}</b>{' '}
                    <span class="line-what">{what}</span> <span class="muted">{who}</span>
                  </button>
                  {chosen === index && <pre ref={scrolls}>{pretty(line)}</pre>}
                </li>
              )
            })}
          </ol>
          {wrong.map(({ code, line, message, remedy, commit }) => (
            <p key={`${code}${line}${commit}`} class="flash flash-error small">
              <span>
                <b>
                  {line === undefined ? '' : `${line - 1}: `}
                  {code}
                </b>{' '}
                {message} <span class="muted">{remedy}</span>
              </span>
            </p>
          ))}
          <div class="buttons start">
            <button type="button" class="btn btn-sm" disabled={busy} onClick={verify}>
              <Icon name="shield" /> {say('record.verify')}
            </button>
            {kept === undefined ? (
              <button type="button" class="btn btn-sm btn-danger" disabled={busy} onClick={() => tamper(record)}>
                <Icon name="pencil" /> {say('record.tamper', { line: chosen ?? record.lines.length - 1 })}
              </button>
            ) : (
              <button type="button" class="btn btn-sm" disabled={busy} onClick={() => mend(record, kept)}>
                <Icon name="history" /> {say('record.restore')}
              </button>
            )}
          </div>
          <p class="muted small">
            <a href={`/${repository}/blob/hikeshi/${record.path}`}>{record.path}</a> ·{' '}
            <a href={`/${repository}/commits/hikeshi`}>{say('record.commits')}</a> · {FACTS.app.slug}[bot]
          </p>
        </>
      )}
    </section>
  )
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: (at) => Math.max(0, at - 1),
  ArrowDown: (at, last) => Math.min(last, at + 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** A record may have a hundred lines: for who has no mouse it is one stop, and arrows go from line to line. */
function walkLines(event: KeyboardEvent): void {
  const { currentTarget: list, target, key } = event
  const step = STEPS[key]
  if (step === undefined || !(list instanceof HTMLElement) || !(target instanceof HTMLButtonElement)) return
  const lines = [...list.querySelectorAll('button')]
  const at = lines.indexOf(target)
  if (at < 0) return
  event.preventDefault()
  lines[step(at, lines.length - 1)]?.focus()
}

function pretty(line: string): string {
  try {
    return JSON.stringify(JSON.parse(line), undefined, 1)
  } catch {
    return line
  }
}

function lineWords(type: string, say: PlaygroundWords): string {
  const key = `line.${type}`
  return isPlaygroundKey(key) ? say(key) : type
}
