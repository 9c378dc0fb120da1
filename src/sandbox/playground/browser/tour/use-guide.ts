import { useMemo, useState } from 'preact/hooks'
import { night, planFilled } from '../../../story/night.ts'
import { DRAFT } from '../case/draft.ts'
import { FACTS } from '../facts.ts'
import { EDIT } from '../files/plan-edit.ts'
import { EXAMPLE } from '../form/example.ts'
import { useCompany } from '../github/company.tsx'
import { wordsOf } from '../github/policy.ts'
import type { Pull } from '../github/shapes.ts'
import { nameOf } from '../parts/name-of.ts'
import { go, stay } from '../place.ts'
import { useSession } from '../session.tsx'
import { meanwhile } from './by-itself.ts'
import type { Goal } from './steps.ts'
import { type Tour, useTour } from './use-tour.ts'

/** Where the tour stands, and what its buttons do. */
export interface Guide extends Tour {
  /** Something is under way, or not known yet: nothing may be pressed. */
  isHeld: boolean
  lure(goal: Goal): string
  lead(goal: Goal): void
  skip(): void
}

export function useGuide(): Guide | undefined {
  const { say, language, act, api, login } = useSession()
  const { policy, known } = useCompany()
  const tour = useTour()
  const words = useMemo(
    () => night(say, (field) => wordsOf(policy.fields[field]?.label, language, field)),
    [say, policy, language],
  )
  /** Several acts of others are under way. */
  const [playing, setPlaying] = useState(false)
  if (tour === undefined) return undefined
  const { at, number, goals } = tour

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
  return { ...tour, isHeld, lure, lead: (each) => void lead(each), skip: () => void skip() }
}
