import { useState } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import { Shown } from '../parts/loading.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { scrolls } from '../parts/scrolls.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import { Instances } from './instances.tsx'
import { Moods } from './moods.tsx'

const SHARES = ['drop', 'duplicate', 'delay', 'fail', 'lose', 'rateLimit', 'slow'] as const

/** For so long a file reads as it was before it was written. */
const STALE_SECONDS = 30

type Faults = Record<(typeof SHARES)[number] | 'staleSeconds', number> & { reorder: boolean }

/** Faults on GitHub's side, on purpose: nothing on the record is ever wrong for them. */
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
            <label class="fault-switch">
              <input
                type="checkbox"
                checked={now.staleSeconds > 0}
                onChange={(event) => set({ staleSeconds: event.currentTarget.checked ? STALE_SECONDS : 0 })}
              />{' '}
              {say('faults.stale', { seconds: STALE_SECONDS })}
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
      <Instances />
      <Moods />
      <Deliveries />
    </>
  )
}

const SHOWN = 40

/** GitHub's deliveries to the app, the newest first. */
function Deliveries() {
  const { say, signals } = useSession()
  const [all, setAll] = useState(false)
  const newest = [...signals].reverse()
  return (
    <section>
      <h2 class="part-title">{say('deliveries', { count: signals.length })}</h2>
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
