import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

const SEVERAL = 3

/** One server or three behind one address: who answers changes from delivery to delivery, and the record is the same. */
export function Instances() {
  const { say, control, act, busy } = useSession()
  const now = useLoad(() => control.get<{ count: number }>('/instances'), 'instances')
  if (now.kind !== 'there') return null
  const several = now.value.count > 1
  return (
    <section class="box pad">
      <h2>{say('instances')}</h2>
      <label class="fault-switch">
        <input
          type="checkbox"
          checked={several}
          disabled={busy}
          onChange={() => void act(() => control.send('POST', '/instances', { count: several ? 1 : SEVERAL }))}
        />{' '}
        {say('instances.several', { count: SEVERAL })}
      </label>
      <p class="muted">{say('instances.running', { count: now.value.count })}</p>
    </section>
  )
}
