import { useMemo, useRef, useState } from 'preact/hooks'
import { night, planFilled } from '../../../story/night.ts'
import { DRAFT } from '../case/draft.ts'
import { FACTS } from '../facts.ts'
import { EDIT } from '../files/plan-edit.ts'
import { EXAMPLE } from '../form/example.ts'
import { useCompany } from '../github/company.tsx'
import { wordsOf } from '../github/policy.ts'
import type { Pull } from '../github/shapes.ts'
import { Face } from '../parts/face.tsx'
import { Icon } from '../parts/icon.tsx'
import { nameOf } from '../parts/name-of.ts'
import { go, stay } from '../place.ts'
import { useSession } from '../session.tsx'
import { meanwhile } from './by-itself.ts'
import { type Goal, STEPS } from './steps.ts'
import { TourNow } from './tour-now.tsx'
import { useTour } from './use-tour.ts'

/** The night of a stolen password, beside the page: who you are, what you see, what to try. */
export function TourPanel() {
  const { say, language, act, api, login } = useSession()
  const { policy, known } = useCompany()
  const tour = useTour()
  const words = useMemo(
    () => night(say, (field) => wordsOf(policy.fields[field]?.label, language, field)),
    [say, policy, language],
  )
  /** Several acts of others are under way. */
  const [playing, setPlaying] = useState(false)
  const panel = useRef<HTMLElement>(null)
  if (tour === undefined) return null
  const { step, at, number, goals, goal, over } = tour

  const play = async (acts: () => Promise<unknown>) => {
    setPlaying(true)
    await act(acts)
    setPlaying(false)
  }
  /** Takes whoever plays to the place, as the person, with the words at hand. */
  const lead = async ({ who, at: place, offer }: Goal) => {
    const offered = offer?.(words)
    const to = { as: who }
    // At once: what is pressed next is pressed by this person.
    stay(to)
    switch (offered?.kind) {
      case undefined:
        return go(await addressFor(place(number)), to)
      case 'comment':
        DRAFT.offer(offered.text, who)
        return go(place(number), to)
      case 'report': {
        EXAMPLE.offer({ ...words, title: words.title.replace(/^(【[^】]*】|\[[^\]]*\]) ?/, '') }, who)
        const form = `${language === policy.locale ? '01' : '02'}-incident.${language}.yml`
        return go(`${place(number)}?template=${form}`, to)
      }
      case 'plan':
        EDIT.offer((text) => planFilled(text, words), who)
        return go(await addressFor(place(number), 'files'), to)
      case 'meanwhile':
        go(place(number), to)
        return play(() => meanwhile(words, number))
    }
  }
  /** A step that is skipped happens all the same, or the next one would have nothing to go on. */
  const skip = async () => {
    const left = goals.filter(({ done }) => !done).map(({ goal: each }) => each)
    if (left.length === 0) return stay({ step: String(at + 1) })
    await play(async () => {
      for (const { byItself } of left) await byItself?.(words, number)
    })
    if (left.every(({ byItself }) => byItself === undefined)) stay({ step: String(at + 1) })
  }
  /** The list of pull requests stands for the one that is open. */
  const addressFor = async (place: string, tab = ''): Promise<string> => {
    if (!place.endsWith('/pulls')) return place
    const pulls = await api.all<Pull>(`/repos/${FACTS.repos.runbooks}/pulls`).catch(() => [])
    const [open] = pulls
    return open === undefined ? place : `/${FACTS.repos.runbooks}/pull/${open.number}${tab === '' ? '' : `/${tab}`}`
  }
  const isHeld = playing || !known
  const lure = ({ who }: Goal) => (who === login ? say('tour.go') : say('tour.go-as', { name: nameOf(who, language) }))
  return (
    <>
      <aside class="tour" aria-label={say('tour')} ref={panel}>
        <div class="tour-head">
          <Icon name="flame" />
          <b class="grow">{say('tour')}</b>
          <span class="muted">{say('tour.step', { at, of: STEPS.length })}</span>
          <button
            type="button"
            class="btn-invisible btn-sm"
            onClick={() => stay({ tour: undefined, step: undefined, case: undefined })}
          >
            {say('tour.leave')}
          </button>
        </div>
        <progress
          max={STEPS.length}
          value={over ? STEPS.length : at - 1}
          aria-label={say('tour.step', { at, of: STEPS.length })}
        />
        {over ? (
          <div class="tour-body">
            <h2>{say('tour.over')}</h2>
            <p>{say('tour.over.text')}</p>
          </div>
        ) : (
          <div class="tour-body">
            <h2>{say(step.key)}</h2>
            <p>{say(step.text)}</p>
            <ol class="tour-goals">
              {goals.map(({ goal: each, done }) => (
                <li
                  key={`${each.who}${each.key}`}
                  class={done ? 'tour-goal done' : each === goal ? 'tour-goal now' : 'tour-goal'}
                >
                  <Icon name={done ? 'check' : 'dot'} {...(done && { label: say('tour.done') })} />
                  <Face login={each.who} /> <span class="grow">{say(each.key)}</span>
                  {each === goal && (
                    <button
                      type="button"
                      class="btn btn-sm btn-primary tour-go"
                      disabled={isHeld}
                      onClick={() => void lead(each)}
                    >
                      {lure(each)}
                    </button>
                  )}
                </li>
              ))}
            </ol>
            <p class="tour-skip">
              {at > 1 && (
                <button type="button" class="btn-link" onClick={() => stay({ step: String(at - 1) })}>
                  {say('tour.back')}
                </button>
              )}
              {at < STEPS.length && (
                <button type="button" class="btn-link" disabled={isHeld} onClick={() => void skip()}>
                  {say('tour.skip')}
                </button>
              )}
            </p>
          </div>
        )}
      </aside>
      <TourNow
        {...{ panel, at, goal, disabled: isHeld }}
        words={goal === undefined ? '' : lure(goal)}
        lead={(each) => void lead(each)}
      />
    </>
  )
}
