import { takeFindings } from '../../findings/take-findings.ts'
import { notForYou } from '../../refusals/not-for-you.ts'
import { because } from '../../refusals/reason.ts'
import { commandKind } from '../command-kind.ts'
import { accepted, type Decision, hasRole, refused, type View } from '../decision.ts'
import { unknownAmong } from '../findings.ts'
import type { Reader } from '../reading.ts'

interface Accept {
  kind: 'accept'
  findings: readonly string[]
  reason: string
}

const read: Reader<Accept> = ({ text }) => {
  const { findings, rest: reason } = takeFindings(text)
  return findings.length === 0 || reason === '' ? undefined : { kind: 'accept', findings, reason }
}

/** `/accept <findings> <reason>`: findings of the operation check are left as they are (R5-1). */
export const acceptCommand = commandKind<Accept>('accept', {
  slash: [{ word: 'accept', names: ['対応しない', '受容'], meant: [], read }],
  decide: accept,
  fromEvent: {
    'findings-accepted': ({ data, text }) => ({ kind: 'accept', findings: data.findings, reason: text.reason }),
  },
})

const CLAUSE = 'R5-1'

function accept(view: View, { findings, reason }: Accept): Decision {
  const { process, case: state } = view
  if (process.findings === undefined) return refused(because('no-findings', CLAUSE))
  const by = process.findings['accepted-by']
  if (!hasRole(view, by)) return refused(notForYou(by, CLAUSE))
  if (process.phases[state.phase]?.end !== undefined) return refused(because('already-signed', CLAUSE))
  const [unknown, ...more] = unknownAmong(view, findings)
  if (unknown !== undefined) return refused(unknown, ...more)
  if (reason.trim() === '') return refused(because('usage', CLAUSE, { command: 'accept' }))
  return accepted([{ type: 'findings-accepted', data: { findings: [...findings] }, text: { reason: reason.trim() } }])
}
