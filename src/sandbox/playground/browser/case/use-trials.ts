import { useSession } from '../session.tsx'
import { useLoad } from '../use-load.ts'
import type { Offer } from './commands.ts'

/** `yes`; `kept`: the words stay for others to confirm; `no`: the button is not there. */
export type Mark = 'yes' | 'kept' | 'no'
export type MarkOf = (login: string, offer: Offer) => Mark

type Trials = Readonly<Record<string, Readonly<Record<string, string>>>>

/** The buttons that each person has in this case now, by the app's own answers; undefined until they came. */
export function useTrials(repository: string, number: number, offers: readonly Offer[]): MarkOf | undefined {
  const { control } = useSession()
  const lines = offers.flatMap(({ tries }) => tries)
  const found = useLoad(
    () => control.send<Trials>('POST', '/trials', { repository, number, lines }),
    ...[repository, number, ...lines],
  )
  if (found.kind !== 'there') return undefined
  return (login, { tries, isMove }) => {
    const answers = tries.map((line) => found.value[login]?.[line])
    if (answers.some((answer) => answer === 'taken' || (isMove && answer === 'lacking'))) return 'yes'
    return answers.includes('kept') ? 'kept' : 'no'
  }
}
