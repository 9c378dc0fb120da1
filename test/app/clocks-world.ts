import { messages } from '../../src/adapters/messages/messages.ts'
import type { CaseAddress } from '../../src/app/case/case-file.ts'
import type { CommentSeen, IssuePatch, IssueSeen } from '../../src/app/ports/github.ts'
import type { PolicyInForce } from '../../src/app/ports/policy-source.ts'
import type { Ports } from '../../src/app/ports/ports.ts'
import { emptyMemory } from '../../src/app/state/memory.ts'
import { oneAtATime } from '../../src/hosts/shared/one-at-a-time.ts'
import { memoryLedger } from '../support/memory-ledger.ts'
import { PEOPLE } from '../support/people.ts'
import { trusting } from '../support/trust.ts'
import { defaultPolicy, defaultWorld } from '../support/worlds.ts'

const REPOSITORY = { owner: 'example', name: 'incidents', id: 1 }
const OPENED = '2030-01-01T00:00:00Z'

export const inForce: PolicyInForce = {
  rules: defaultPolicy,
  sha: 'a'.repeat(40),
  home: { owner: 'example', name: 'incidents' },
  pins: {},
}

/** One issue of one repository, and hosts that share it; every request to it is counted. */
export function sharedIssue() {
  const ledger = memoryLedger()
  const comments: CommentSeen[] = []
  const requests: string[] = []
  // An id is given once, also where its comment is gone.
  let commented = 0
  const issue: IssueSeen = {
    ...{ id: 501, number: 1, nodeId: 'I_1', title: '', body: '', state: 'open', stateReason: undefined },
    ...{ labels: ['hikeshi: incident'], assignees: [], author: { ...PEOPLE.reporter, type: 'User' } },
    ...{ createdAt: OPENED, updatedAt: OPENED, isPullRequest: false, via: 'account', locked: false },
  }
  const address: CaseAddress = { repository: REPOSITORY, issue }
  const refuse = (what: string) => () => {
    throw new Error(`${what} is not part of this test`)
  }

  /** A host with a clock of its own; between any two requests, the other may be faster. */
  function host(now: () => Date): Ports {
    const asks = async (what: string): Promise<void> => {
      requests.push(what)
      await new Promise((resolve) => setImmediate(resolve))
    }
    return {
      ledgerTexts: refuse('the operation check'),
      ledger: { ...trusting(ledger), read: async (ref) => asks('read').then(() => ledger.read(ref)) },
      issueSettings: {
        ...{ types: refuse('types'), fields: refuse('fields'), setType: refuse('types'), setField: refuse('fields') },
        ...{ blockers: refuse('dependencies'), addBlocker: refuse('dependencies') },
      },
      policies: {
        all: async () => [inForce],
        of: async () => inForce,
        places: async () => [],
        calledNow: async (repository) => repository,
        gone: async () => [],
        forget: () => undefined,
      },
      lookAhead: async () => undefined,
      adoptions: {
        files: [],
        file: '',
        ...{
          inForce: async () => undefined,
          candidate: async () => undefined,
          prove: refuse('adoption'),
          adoptedBy: refuse('adoption'),
          isWaiting: async () => false,
        },
        forget: () => undefined,
      },
      issues: {
        see: async () => asks('see').then(() => issue),
        comments: async () => asks('comments').then(() => [...comments]),
        changes: async () => asks('changes').then(() => []),
        edits: async () => asks('edits').then(() => new Map()),
        list: async () => asks('list').then(() => [issue]),
        labelled: async (_, wanted) =>
          asks('list').then(() => wanted.map(({ label }) => (issue.labels.includes(label) ? [issue] : []))),
        together: async () => new Map(),
        notThere: async () => [],
        whereabouts: async (ref) => ref,
        repositoryId: async () => REPOSITORY.id,
        identity: async () => ({ ...REPOSITORY, createdAt: '2020-01-01T00:00:00Z' }),
        isPublic: async () => false,
        labels: async () => [],
        describeLabel: async () => undefined,
        patch: async (_, { assignees, ...patch }: IssuePatch) => {
          await asks('patch')
          const assigned = Object.values(PEOPLE).filter(({ login }) => assignees?.includes(login))
          Object.assign(issue, patch, assignees === undefined ? {} : { assignees: assigned })
        },
        comment: async (_, body) => {
          await asks('comment')
          commented += 1
          const id = commented
          const at = now().toISOString()
          const author = { ...PEOPLE.app, type: 'Bot' }
          comments.push({
            id,
            nodeId: `IC_${id}`,
            issue: issue.number,
            body,
            author,
            createdAt: at,
            updatedAt: at,
            via: 'account',
            signs: [],
          })
          return { id, nodeId: `IC_${id}` }
        },
        editComment: async (_, id, body) => {
          await asks('edit')
          const at = comments.findIndex((one) => one.id === id)
          const known = comments[at]
          if (known === undefined) return 'gone'
          comments[at] = { ...known, body }
          return 'edited'
        },
        removeComment: async (_, id) => {
          await asks('remove')
          const at = comments.findIndex((one) => one.id === id)
          if (at !== -1) comments.splice(at, 1)
        },
        react: refuse('a reaction'),
        // Looked after one by one: what differs is how many requests that takes.
        tell: async () => 'not-all' as const,
        lookAhead: () => undefined,
        patchIds: () => undefined,
        ownSigns: refuse('whose signs they are'),
        open: refuse('an issue'),
        own: async () => [],
        subIssues: refuse('a sub-issue'),
        linkSubIssue: refuse('a sub-issue'),
      },
      board: () => undefined,
      alerts: { open: async () => [] },
      people: {
        directory: async () => defaultWorld.directory,
        administration: async () => 'does-not' as const,
        administrators: async () => 'unseen' as const,
        calledToday: async (accounts) => accounts,
        forget: () => undefined,
      },
      runbooks: {
        all: async () => [],
        proposed: refuse('a runbook'),
        changedAt: async () => undefined,
        forget: () => undefined,
      },
      repositoryAccess: { of: () => Promise.reject(new Error('Nobody asks who reads')) },
      proposals: { at: refuse('a policy'), differs: refuse('a policy') },
      pulls: {
        open: refuse('a plan'),
        askForReview: refuse('a plan'),
        renewOthers: refuse('a plan'),
        rewrite: refuse('a plan'),
        see: refuse('a plan'),
        mergedSince: refuse('a plan'),
        changedFiles: refuse('a plan'),
        file: refuse('a plan'),
        fileAt: refuse('a plan'),
        amend: refuse('a plan'),
        check: refuse('a plan'),
      },
      messages: messages(),
      calls: { send: refuse('a call') },
      beside: (_, work) => work(),
      web: 'https://github.com',
      self: PEOPLE.app,
      now,
      answersLateUntil: () => undefined,
      isHeldUp: () => false,
      alone: oneAtATime({ isSlowed: () => false, sleep: () => new Promise(() => undefined) }),
      memory: emptyMemory(),
      warn: (error) => {
        throw error
      },
      writing: {
        attempts: 16,
        sleep: async () => undefined,
        random: () => 0.5,
        salt: () => 'salt',
        keeper: PEOPLE.app,
        sealer: 'no-key',
      },
    }
  }

  return { host, address, issue, ledger, comments, requests }
}
