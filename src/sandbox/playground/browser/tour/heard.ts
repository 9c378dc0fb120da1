import { BOT, FACTS } from '../facts.ts'
import type { Signal } from '../github/signals.ts'

export type Test = (signals: readonly Signal[], number: number) => boolean

const { incidents, runbooks } = FACTS.repos

const onCase = ({ repository, number }: Signal, wanted: number) => repository === incidents && number === wanted

/** A comment on the case, by somebody, that holds a command. */
export const commented =
  (who: string, command: string): Test =>
  (signals, number) =>
    signals.some(
      (each) =>
        each.event === 'issue_comment' &&
        each.action === 'created' &&
        each.sender === who &&
        onCase(each, number) &&
        each.text.split('\n').some((line) => line.startsWith(command)),
    )

/** The case came to a phase: the app said so by its label. */
export const came =
  (phase: string): Test =>
  (signals, number) =>
    signals.some(
      (each) =>
        each.event === 'issues' &&
        each.action === 'labeled' &&
        each.sender === BOT &&
        each.label === `phase: ${phase}` &&
        onCase(each, number),
    )

/** A card was dragged by somebody, and the app put it back. */
export const dragged =
  (who: string): Test =>
  (signals) => {
    const moves = signals.filter(({ event, action }) => event === 'projects_v2_item' && action === 'edited')
    const own = moves.find(({ sender }) => sender === who)
    return own !== undefined && moves.some(({ sender, id }) => sender === BOT && id > own.id)
  }

export const pushed =
  (who: string, to: (ref: string) => boolean, repository: string): Test =>
  (signals) =>
    signals.some(
      (each) => each.event === 'push' && each.sender === who && each.repository === repository && to(each.ref),
    )

export const toPlan = (who: string): Test =>
  pushed(who, (ref) => ref !== 'refs/heads/main' && ref !== 'refs/heads/hikeshi', runbooks)

export const toRecord = (who: string): Test => pushed(who, (ref) => ref === 'refs/heads/hikeshi', incidents)

export const approved =
  (who: string): Test =>
  (signals) =>
    signals.some(
      ({ event, sender, state }) => event === 'pull_request_review' && sender === who && state === 'approved',
    )

export const merged: Test = (signals) =>
  signals.some(({ event, action, merged: done }) => event === 'pull_request' && action === 'closed' && done)

export const closed: Test = (signals, number) =>
  signals.some((each) => each.event === 'issues' && each.action === 'closed' && onCase(each, number))

/** After somebody wrote over the record, the app said so on the case. */
export const found =
  (who: string): Test =>
  (signals, number) => {
    const wrote = signals.find((each) => toRecord(who)([each], number))
    return signals.some(
      (each) =>
        wrote !== undefined &&
        each.id > wrote.id &&
        each.event === 'issue_comment' &&
        each.sender === BOT &&
        onCase(each, number),
    )
  }
