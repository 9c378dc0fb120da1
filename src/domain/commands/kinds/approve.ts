import { NOBODY_ASKS } from '../../gates/gate-kind.ts'
import { othersOwed } from '../../gates/pull-request.ts'
import { noticeOf } from '../../notices/notice-standing.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { ownProperty } from '../../values/own-property.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, gateViewOf, hasRole, refused, type View } from '../decision.ts'
import { signsUnseen } from '../findings.ts'
import { approveNotice } from '../notices.ts'
import { passageNamed } from '../passage.ts'
import { namedIn, takeNamed } from '../read-named.ts'
import type { Reader } from '../reading.ts'

interface Approve {
  kind: 'approve'
  what: string | undefined
}

/** All words behind it name what is approved: an approval of something else must not pass for this one's. */
const read: Reader<Approve> = ({ line }, { policy }) => {
  if (line === '') return { kind: 'approve', what: undefined }
  const things = Object.values(policy.processes).flatMap((process) => [
    ...namedIn(process['pull-requests']),
    ...namedIn(process.notices),
  ])
  return { kind: 'approve', what: takeNamed(things, line)?.id ?? line }
}

/** `/approve [what]`: the way that the phase waits for, findings, a notice, a merged pull request. */
export const approveCommand = commandKind<Approve>('approve', {
  slash: [{ word: 'approve', names: ['承認'], meant: ['lgtm', 'approved', 'しょうにん', 'あっpろゔぇ'], read }],
  // A known one: words that somebody typed never stand where they cannot be redacted.
  target: ({ what }, { notices, 'pull-requests': pulls }) =>
    what !== undefined && (ownProperty(notices, what) ?? ownProperty(pulls, what)) !== undefined ? what : undefined,
  decide: approve,
  fromEvent: {
    approved: ({ data }) => ({ kind: 'approve', what: noticeOf(data.what) ?? data.what.split('@')[0] }),
  },
})

function approve(view: View, { what }: Approve): Decision {
  const transition = view.process.transitions.find(
    (one) => one.command === 'approve' && one.from.includes(view.case.phase),
  )
  if (signsUnseen(view) && (what === undefined || signersOf(view, what).length > 0))
    return refused(because('findings-changed', 'R5-1', { what: what ?? transition?.to ?? '' }))
  if (transition !== undefined && what === undefined) {
    const first = { type: 'approved' as const, data: { what: transition.to, ...editionNow(view) }, text: {} }
    const standing = {
      ...view,
      case: { ...view.case, approvals: [...view.case.approvals, approvalNow(view, transition.to)] },
    }
    const moved = passageNamed(standing, 'approve', '')
    return moved.kind === 'accepted' ? accepted([first, ...moved.events], moved.remarks) : moved
  }
  const asked = view.process.transitions
    .filter(({ from }) => from.includes(view.case.phase))
    .flatMap(({ gates }) => gates.flatMap((gate) => (gate.kind === 'approved' && gate.what === what ? gate.by : [])))
  if (what !== undefined && asked.length > 0) {
    if (!hasRole(view, asked)) return refused(notForYou(asked, undefined))
    if (view.case.opened.by.id === view.asked.actor.id)
      return refused(because('approval-missing', undefined, { what, roles: asked }))
    return accepted([{ type: 'approved', data: { what }, text: {} }])
  }
  const signers = what === undefined ? [] : signersOf(view, what)
  if (what !== undefined && signers.length > 0)
    return hasRole(view, signers)
      ? accepted([{ type: 'approved', data: { what, ...editionNow(view) }, text: {} }])
      : refused(notForYou(signers, 'R5-1'))
  if (what !== undefined && ownProperty(view.process.notices, what) !== undefined) return approveNotice(view, what)
  const id = what ?? Object.keys(view.case.pulls)[0]
  const pull = id === undefined ? undefined : ownProperty(view.case.pulls, id)
  if (id === undefined || pull === undefined || pull.state !== 'merged')
    return refused(because('nothing-to-approve', 'R4.4-1'))
  const asking = view.process.transitions.flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.kind === 'pull-request' && gate['pull-request'] === id ? [gate] : [])),
  )
  const seen = gateViewOf(view, NOBODY_ASKS)
  const isOwed = asking.some((gate) => othersOwed(gate, seen).some((account) => account.id === view.asked.actor.id))
  const roles = asking.flatMap((gate) => gate['approved-by'])
  if (!isOwed && !hasRole(view, roles)) return refused(notForYou(roles, 'R4.4-1'))
  return accepted([{ type: 'approved', data: { what: `${id}@${pull.head}` }, text: {} }])
}

/** The roles that sign findings by this name, in the phase where the case stands. */
const signersOf = (view: View, what: string): readonly string[] =>
  view.process.transitions
    .filter(({ from }) => from.includes(view.case.phase))
    .flatMap(({ gates }) =>
      gates.flatMap((gate) => (gate.kind === 'findings' && gate.what === what ? gate['signed-by'] : [])),
    )

const editionNow = ({ case: { findings } }: View) => (findings === undefined ? {} : { edition: findings.edition })

const approvalNow = (view: View, what: string) => ({
  seq: view.case.lines,
  what,
  ...editionNow(view),
  by: view.asked.actor,
  at: view.asked.at,
})
