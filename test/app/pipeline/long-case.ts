import { chainLines, type LineDraft } from '../../../src/app/case/ledger/chain-lines.ts'
import { runCase } from '../../../src/app/pipeline/run-case.ts'
import type { CommentSeen } from '../../../src/app/ports/github.ts'
import type { LedgerSnapshot } from '../../../src/app/ports/ledger-store.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import { contain } from '../../support/acts.ts'
import { reported } from '../../support/incident.ts'
import { PEOPLE, type Person } from '../../support/people.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { given, minute } from '../../support/story.ts'
import { inForce, sharedIssue } from '../clocks-world.ts'

/** The comments on a case that goes on for long, and what the record has of each. */
const SAID: readonly { by: Person; body: string; entry: LineDraft['entry'] }[] = [
  {
    ...{ by: 'responder', body: '/note the share is encrypted' },
    entry: { type: 'note-added', data: {}, text: { note: 'the share is encrypted' } },
  },
  {
    ...{ by: 'reporter', body: '/phase recovery' },
    entry: {
      type: 'request-refused',
      data: { command: 'move', target: 'recovery', reasons: [{ code: 'not-for-you' }] },
      text: { reasons: '[{"code":"not-for-you"}]' },
    },
  },
  {
    ...{ by: 'responder', body: '/record\n### damage\nThree devices' },
    entry: {
      type: 'fact-recorded',
      data: { field: 'damage', values: [], provisional: false, source: 'comment' },
      text: { value: 'Three devices' },
    },
  },
  {
    ...{ by: 'sysadmin', body: '/evidence disk image: the safe' },
    entry: { type: 'evidence-recorded', data: {}, text: { what: 'disk image', where: 'the safe' } },
  },
  {
    ...{ by: 'officer', body: '/contact police: later' },
    entry: { type: 'contact-made', data: {}, text: { whom: 'police', answer: 'later' } },
  },
]

/** A case of so many lines, each of them of a comment of its own, in a process that remembers its record. */
export function longCase(lines: number, shows: 'status' | 'no-status') {
  const shared = sharedIssue()
  const begun = recordedCase(given(reported(), { by: 'responder', command: contain('Unplugged') }).told)
  const drafts: LineDraft[] = []
  for (let n = 0; begun.length + n < lines; n += 1) {
    const { by, body, entry } = SAID[n % SAID.length] as (typeof SAID)[number]
    const at = minute(10 + n)
    const actor = PEOPLE[by]
    const stamp = { at, recorded: at, actor, door: 'comment', policy: inForce.sha } as const
    drafts.push({ ...stamp, cause: `comment:${n + 1}#0`, entry })
    shared.comments.push(commentOf(n + 1, by, body, at))
  }
  let salts = 0
  const salt = () => `salt-${salts++}`
  let kept: LedgerSnapshot = { version: '0', lines: [...begun, ...chainLines(begun, drafts, { salt })] }
  let now = 20 + lines
  const host = shared.host(() => new Date(minute(now)))
  const changed = async (_ref: unknown, _before: unknown, added: LedgerSnapshot['lines']) => {
    kept = { version: String(kept.lines.length + added.length), lines: [...kept.lines, ...added] }
    return kept
  }
  const told: string[] = []
  const ports: Ports = {
    ...host,
    messages: shows === 'status' ? host.messages : { ...host.messages, status: () => '' },
    // The time to print and parse the bytes of a record is measured elsewhere.
    ledger: { ...host.ledger, read: async () => kept, recall: () => kept, append: changed },
    issues: {
      ...host.issues,
      comment: async (_, body) => {
        told.push(body)
        return { id: 1_000_000 + told.length, nodeId: `IC_${told.length}` }
      },
      editComment: async (_, __, body) => {
        told.push(body)
        return 'edited'
      },
      react: async () => undefined,
      ownSigns: async () => new Map(),
    },
  }
  const look = { came: 'round', issue: undefined, column: undefined, together: undefined } as const
  let comments = shared.comments.length
  return {
    told,
    length: () => kept.lines.length,
    /** Somebody writes one more comment, and a delivery tells of it. */
    async asked(by: Person, body: string): Promise<void> {
      now += 1
      comments += 1
      const comment = commentOf(comments, by, body, minute(now))
      shared.comments.push(comment)
      const repository = { id: 1, owner: 'example', name: 'incidents', private: true, defaultBranch: 'main' }
      const act = { installation: undefined, actor: comment.author, at: comment.createdAt, via: 'account' } as const
      const signal = { ...act, cause: `comment:${comments}`, kind: 'comment', repository, issue: shared.issue, comment }
      await runCase(ports, inForce, shared.address, {
        ...look,
        depth: 'told',
        told: { kind: 'signal', signal },
      } as never)
    },
    /** A round looks at all of it. */
    async swept(): Promise<void> {
      now += 1
      await runCase(ports, inForce, shared.address, { ...look, depth: 'all', told: { kind: 'nothing' } })
    },
  }
}

const commentOf = (id: number, by: Person, body: string, at: string): CommentSeen => ({
  ...{ id, nodeId: `IC_of_${id}`, issue: 1, body, author: { ...PEOPLE[by], type: 'User' } },
  ...{ createdAt: at, updatedAt: at, via: 'account', signs: [] },
})
