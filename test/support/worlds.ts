import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { type Context, NOT_LOOKED_BEYOND } from '../../src/domain/case/context.ts'
import { inherit } from '../../src/domain/policy/inherit.ts'
import { type Policy, policySchema } from '../../src/domain/policy/policy.schema.ts'
import type { Runbook } from '../../src/domain/runbook/runbook.ts'
import { type RunbookHead, runbookHeadSchema } from '../../src/domain/runbook/runbook-head.ts'
import { directoryOf } from './people.ts'

export const policyIn = (file: string): Policy =>
  policySchema.parse(inherit(parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))).value)

/** The policy that a company gets, not a copy made for tests. */
export const defaultPolicy: Policy = policyIn('templates/policy/hikeshi.yml')

/** The default policy with its people, and runbooks for malware and power alone: other kinds have no procedure. */
export const defaultWorld: Context = {
  ...NOT_LOOKED_BEYOND,
  policy: defaultPolicy,
  directory: directoryOf({
    officer: ['officer'],
    deputy: ['deputy'],
    representative: ['executive'],
    sysadmin: ['sysadmin'],
    responder: ['responder'],
    board: ['board'],
  }),
  runbooks: [
    runbookOf('malware', ['malware'], {
      start: [{ id: 'spreading', when: { fact: 'ongoing', is: ['spreading'] }, text: 'It spreads' }],
      end: [{ id: 'clean', text: 'Every device is clean' }],
    }),
    runbookOf('power', ['power'], { executive: 'sysadmin' }),
  ],
}

/** A runbook whose start trigger is met by nothing that a test does by chance. */
export function runbookOf(id: string, kinds: string[], head: Partial<RunbookHead> = {}): Runbook {
  return {
    path: `runbooks/${id}.md`,
    head: runbookHeadSchema.parse({
      id,
      title: id,
      kinds,
      systems: [],
      executive: 'representative',
      owner: 'officer',
      reviewed: null,
      'review-every': 'P12M',
      'drill-every': 'P12M',
      start: [{ id: `${id}-large`, when: { fact: 'damage', is: ['everything'] }, text: 'It is large' }],
      end: [{ id: `${id}-over`, text: 'It is over' }],
      cooperation: { inside: [{ who: 'all', for: 'help' }], outside: [{ who: 'all', for: 'help' }] },
      contacts: [{ id: 'police', who: 'Police', for: 'help', phone: '110' }],
      ...head,
    }),
    sections: { first: [], analysis: ['a'], containment: ['c'], eradication: ['e'], recovery: ['r'], learning: ['l'] },
  }
}
