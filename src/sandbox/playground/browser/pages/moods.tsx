import type { PlaygroundKey } from '../../words.ts'
import { FACTS } from '../facts.ts'
import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'

type GitHub = Readonly<Record<string, unknown>>

/** A manner of GitHub's: what the control call is told to have it and to be rid of it. */
interface Mood {
  key: PlaygroundKey
  on: GitHub
  off: GitHub
}

/** The example key of a cloud's own documents, which scanners know. */
const SECRET = 'AKIAIOSFODNN7EXAMPLE'
const cases = FACTS.repos.incidents.split('/')[1] ?? ''

const MOODS: readonly Mood[] = [
  { key: 'mood.archived', on: { archived: [cases] }, off: { archived: [] } },
  { key: 'mood.push-protection', on: { pushProtection: [SECRET] }, off: { pushProtection: [] } },
  { key: 'mood.rule', on: { rules: { hikeshi: ['update'] } }, off: { rules: {} } },
  { key: 'mood.locked', on: { locked: 'everything' }, off: { locked: 'comments' } },
  { key: 'mood.status-events', on: { statusEvents: 'missing' }, off: { statusEvents: 'there' } },
  { key: 'mood.sub-issues', on: { subIssues: 'full' }, off: { subIssues: 'there' } },
]

const isOn = (now: GitHub, { on }: Mood): boolean =>
  Object.entries(on).every(([name, value]) => JSON.stringify(now[name]) === JSON.stringify(value))

/** GitHub's refusals and omissions by settings and habits of its own, on and off. */
export function Moods() {
  const { say, control, act } = useSession()
  const now = useLoad(() => control.get<GitHub>('/github'), 'moods')
  if (now.kind !== 'there') return null
  return (
    <section class="box pad">
      <h2>{say('moods')}</h2>
      {MOODS.map((mood) => {
        const on = isOn(now.value, mood)
        return (
          <label key={mood.key} class="fault-switch">
            <input
              type="checkbox"
              checked={on}
              onChange={() => void act(() => control.send('POST', '/github', on ? mood.off : mood.on))}
            />{' '}
            {say(mood.key, { secret: SECRET })}
          </label>
        )
      })}
    </section>
  )
}
