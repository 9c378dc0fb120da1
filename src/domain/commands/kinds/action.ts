import { takeFindings } from '../../findings/take-findings.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import type { Clock } from '../../time/clock.ts'
import { dayAt, isDay } from '../../time/is-day.ts'
import { readDueDay } from '../../time/read-due-day.ts'
import { LONGEST_TIME } from '../../time/read-time.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, unless, type View } from '../decision.ts'
import { unknownAmong } from '../findings.ts'
import { takeLogin } from '../read-login.ts'
import { takeWord } from '../read-named.ts'
import type { Reader } from '../reading.ts'
import { unreadable } from '../unreadable.ts'

interface Action {
  kind: 'action'
  owner: string
  due: string
  text: string
}

const read: Reader<Action> = ({ text }, { clock }) => {
  const owner = takeLogin(text)
  const first = owner === undefined ? undefined : takeWord(owner.rest)
  if (owner === undefined || first === undefined || first.rest === '') return undefined
  const due = takeDueDay(owner.rest, clock)
  if (due === undefined) return /\d/.test(first.word) ? unreadable('action', { time: first.word }) : undefined
  return due.rest === '' ? undefined : { kind: 'action', owner: owner.login, due: due.day, text: due.rest }
}

/** So many words say a day at most: `by 10 Dec 2030`. */
const DAY_WORDS = 5

/** The day that a text begins with, in as many words as it takes. */
function takeDueDay(text: string, clock: Clock): { day: string; rest: string } | undefined {
  const ends = [...text.slice(0, LONGEST_TIME).matchAll(/(?=[\s:：、]|$)/gu)]
    .map(({ index }) => index)
    .filter((end) => end > 0)
  for (const end of ends.slice(0, DAY_WORDS).reverse()) {
    const day = readDueDay(text.slice(0, end), clock)
    if (day !== undefined) return { day, rest: text.slice(end).replace(/^[\s:：、,]+/u, '') }
  }
  return undefined
}

/** `/action @owner <day> <words>`: an action item, with who does it and until when (R4.4-3). */
export const actionCommand = commandKind<Action>('action', {
  slash: [{ word: 'action', names: ['対応', '対策', '対策項目'], meant: ['todo', 'task'], read }],
  logins: ({ owner }) => [owner],
  decide: action,
  fromEvent: {
    'action-added': ({ data: { owner, due, findings = [] }, text: { what } }) => ({
      ...{ kind: 'action', owner: owner.login, due, text: [...findings, what].join(' ') },
    }),
  },
})

function action(view: View, { owner, due, text }: Action): Decision {
  const by = view.policy.defaults['set-by']
  if (!hasRole(view, by)) return refused(notForYou(by, 'R4.4-3'))
  const account = view.directory.accounts.get(owner.toLowerCase())
  if (account === undefined) return refused(because('unknown-account', 'R4.4-3', { text: owner }))
  if (!isDay(due) || text.trim() === '') return refused(because('usage', 'R4.4-3', { command: 'action' }))
  const today = dayAt(view.asked.at, view.policy['time-zone'])
  if (due < today) return refused(because('day-past', 'R4.4-3', { text: due, day: today, account: account.login }))
  const id = `a${view.case.actions.length + 1}`
  if (view.process.findings === undefined)
    return accepted([{ type: 'action-added', data: { id, owner: account, due }, text: { what: text } }])
  const { findings, rest: what } = takeFindings(text)
  if (what === '') return refused(because('usage', 'R5-1', { command: 'action' }))
  return unless(unknownAmong(view, findings), () => [
    {
      ...{ type: 'action-added', text: { what } },
      data: { id, owner: account, due, ...(findings.length === 0 ? {} : { findings }) },
    },
  ])
}
