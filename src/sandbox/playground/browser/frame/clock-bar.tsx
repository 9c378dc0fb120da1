import { useEffect, useState } from 'preact/hooks'
import { Group } from '../parts/group.tsx'
import { Icon } from '../parts/icon.tsx'
import { timeText } from '../parts/when.tsx'
import { useSession } from '../session.tsx'
import { useNextDeadline } from './use-next-deadline.ts'

const MINUTE_MS = 60_000

/** Time can be turned: by an hour, by a day, to the moment when a clock next has something to say. */
export function ClockBar() {
  const { say, control, act, busy, working, tick, tell } = useSession()
  const [now, setNow] = useState<string>()
  const next = useNextDeadline(now)
  const due = next === 'none' ? undefined : next
  useEffect(() => {
    let current = true
    const read = () =>
      control.get<{ now: string }>('/clock').then(
        (clock) => current && setNow(clock.now),
        () => undefined,
      )
    void read()
    const timer = setInterval(() => void read(), MINUTE_MS)
    return () => {
      current = false
      clearInterval(timer)
    }
  }, [control, tick])
  // The sweep says what is due; on GitHub it comes by itself.
  const turn = (body: object) =>
    void act(async () => {
      const { now: after } = await control.send<{ now: string }>('POST', '/clock', body)
      setNow(after)
      await control.send('POST', '/sweep')
      tell(say('clock.now', { time: timeText(after) }))
    })
  return (
    <Group kind="clock" label={say('clock')}>
      <Icon name="clock" />
      <span class="clock-time">{now === undefined ? '' : timeText(now)}</span>
      <button class="btn btn-sm" type="button" disabled={busy} onClick={() => turn({ advance: 'PT1H' })}>
        {say('clock.hour')}
      </button>
      <button class="btn btn-sm" type="button" disabled={busy} onClick={() => turn({ advance: 'P1D' })}>
        {say('clock.day')}
      </button>
      <button
        class="btn btn-sm"
        type="button"
        disabled={busy || due === undefined}
        // A second later it is over.
        onClick={() => due && turn({ now: new Date(Date.parse(due.at) + 1_000).toISOString() })}
      >
        {due !== undefined
          ? say('clock.deadline', { time: timeText(due.at) })
          : say(next === 'none' ? 'clock.no-deadline' : 'clock.looking')}
      </button>
      <button
        class="btn btn-sm"
        type="button"
        disabled={busy}
        onClick={() => void act(() => control.send('POST', '/sweep'))}
      >
        {say('clock.sweep')}
      </button>
      <span class={working ? 'working' : 'working idle'} role="status">
        {working ? say('busy') : ''}
      </span>
    </Group>
  )
}
