import { describe, expect, it } from 'vitest'
import { contextFor } from '../../../src/app/case/case-run.ts'
import type { Ports } from '../../../src/app/ports/ports.ts'
import type { Command, RequestedCommand } from '../../../src/domain/commands/command.ts'
import { as, contain, move, open, record } from '../../support/acts.ts'
import { directoryOf } from '../../support/people.ts'
import { askedBy } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'

/** As of when it is asked who has which role, for these commands. */
async function askedAsOf(command: Command, door: RequestedCommand['door'] = 'comment'): Promise<string | undefined> {
  let told: string | undefined
  const people = {
    directory: async (_inForce: unknown, _logins: unknown, asOf: string) => {
      told = asOf
      return directoryOf({})
    },
  }
  const ports = { people, runbooks: { all: async () => [] } } as unknown as Ports
  const inForce = { rules: defaultWorld.policy, sha: 'a'.repeat(40), home: { owner: 'o', name: 'incidents' }, pins: {} }
  await contextFor(ports, inForce, [askedBy(as('officer', command, door), 1)])
  return told
}

describe('R4.2-1 who has a role is looked up now where something hangs on it', () => {
  it.each<[string, Command]>([
    ['a transition', move('analysis')],
    ['an approval', { kind: 'approve', what: undefined }],
    ['a redaction', { kind: 'redact', line: 3, reason: 'a name' }],
    ['a word by which a case goes on among few', record({ kind: ['insider-leak'] })],
    ['the same by an edit', { kind: 'correct', answers: [{ field: 'caused-by', value: inside() }] }],
    ['a word that keeps somebody out', record({ insiders: '@deputy' })],
  ])('refused by what was looked up a while ago: %s', async (_what, command) => {
    expect(await askedAsOf(command)).toBe('now')
  })

  it.each<[string, Command]>([
    ['a report', open({ kind: ['insider-leak'] })],
    ['containment', contain('Unplugged')],
    ['any other word', record({ damage: 'Three devices' })],
  ])('R4.3-1 allowed to wait for nobody: %s', async (_what, command) => {
    expect(await askedAsOf(command)).toBe('lately')
  })

  it('allowed likewise: what the app does by itself', async () => {
    expect(await askedAsOf(move('analysis'), 'sweep')).toBe('lately')
  })
})

function inside() {
  return { kind: 'options' as const, ids: ['inside'], text: '' }
}
