import { useState } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { scrolls } from '../parts/scrolls.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

const SHARES = ['drop', 'duplicate', 'delay', 'fail', 'lose', 'rateLimit', 'slow'] as const

type Faults = Record<(typeof SHARES)[number], number> & { reorder: boolean }

/** What goes wrong on GitHub's side, on purpose: nothing on the record is ever wrong for it. */
export function FaultsPage() {
  const { say, control, act, busy } = useSession()
  const faults = useLoad(() => control.get<Faults>('/faults'), 'faults')
  const set = (change: Partial<Faults>) =>
    void act(async () => control.send('POST', '/faults', { ...(await control.get<Faults>('/faults')), ...change }))
  return (
    <>
      <PageTitle text={say('nav.faults')} />
      <p class="muted">{say('faults.is')}</p>
      <Shown of={faults}>
        {(now) => (
          <div class="box pad faults">
            {SHARES.map((name) => (
              <label key={name} class="fault">
                <span>{say(`faults.${name}`)}</span>
                <input
                  type="range"
                  min="0"
                  max="0.5"
                  step="0.05"
                  value={now[name]}
                  onChange={(event) => set({ [name]: Number(event.currentTarget.value) })}
                />
                <output>{Math.round(now[name] * 100)} %</output>
              </label>
            ))}
            <label class="fault-switch">
              <input
                type="checkbox"
                checked={now.reorder}
                onChange={(event) => set({ reorder: event.currentTarget.checked })}
              />{' '}
              {say('faults.reorder')}
            </label>
            <div class="buttons start">
              <button
                type="button"
                class="btn"
                disabled={busy}
                onClick={() => void act(() => control.send('POST', '/faults', {}))}
              >
                {say('faults.none')}
              </button>
              <button
                type="button"
                class="btn btn-danger"
                disabled={busy}
                onClick={() => void act(() => control.send('POST', '/restart'))}
              >
                <Icon name="sync" /> {say('faults.kill')}
              </button>
              <button
                type="button"
                class="btn"
                disabled={busy}
                onClick={() => void act(() => control.send('POST', '/redeliver', { all: true }))}
              >
                <Icon name="history" /> {say('faults.redeliver')}
              </button>
            </div>
          </div>
        )}
      </Shown>
      <Moods />
      <Deliveries />
    </>
  )
}

/** GitHub's own moods, where this sandbox has them: each switch by the name that the control calls give it. */
function Moods() {
  const { say, control, act } = useSession()
  const moods = useLoad(() => control.get<Record<string, unknown>>('/github'), 'moods')
  if (moods.kind !== 'there') return null
  const switches = Object.entries(moods.value).filter(
    (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
  )
  if (switches.length === 0) return null
  return (
    <section class="box pad">
      <h2>{say('moods')}</h2>
      {switches.map(([name, on]) => (
        <label key={name} class="fault-switch">
          <input
            type="checkbox"
            checked={on}
            onChange={() => void act(() => control.send('POST', '/github', { [name]: !on }))}
          />{' '}
          {name}
        </label>
      ))}
    </section>
  )
}

const SHOWN = 40

/** What GitHub has told the app, the newest first. */
function Deliveries() {
  const { say, signals } = useSession()
  const [all, setAll] = useState(false)
  const newest = [...signals].reverse()
  return (
    <section>
      <h2>{say('deliveries', { count: signals.length })}</h2>
      <ol class="box rows deliveries" reversed ref={scrolls}>
        {(all ? newest : newest.slice(0, SHOWN)).map(({ id, event, action, sender, number }) => (
          <li key={id} class="row small">
            <code>
              {event}
              {action === null ? '' : `.${action}`}
            </code>{' '}
            {number === undefined ? '' : `#${number}`} <span class="muted">{sender}</span>
          </li>
        ))}
      </ol>
      {!all && newest.length > SHOWN && (
        <button type="button" class="btn btn-sm" onClick={() => setAll(true)}>
          {say('all')}
        </button>
      )}
    </section>
  )
}
