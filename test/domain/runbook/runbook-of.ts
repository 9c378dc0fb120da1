import type { Runbook } from '../../../src/domain/runbook/runbook.ts'
import { type RunbookHead, runbookHeadSchema } from '../../../src/domain/runbook/runbook-head.ts'

/** A runbook with whatever a test does not care about filled in. */
export function runbookOf(id: string, head: Partial<RunbookHead> = {}): Runbook {
  return {
    path: `runbooks/${id}.md`,
    head: runbookHeadSchema.parse({
      id,
      title: id,
      kinds: ['malware'],
      systems: [],
      executive: 'representative',
      owner: 'officer',
      reviewed: null,
      'review-every': 'P12M',
      'drill-every': 'P12M',
      start: [{ id: 'spreading', when: { fact: 'ongoing', is: ['spreading'] }, text: 'It spreads' }],
      end: [{ id: 'over', text: 'It is over' }],
      cooperation: { inside: [{ who: 'all', for: 'help' }], outside: [{ who: 'all', for: 'help' }] },
      contacts: [{ id: 'police', who: 'Police', for: 'help', phone: '110' }],
      ...head,
    }),
    sections: { first: [], analysis: ['a'], containment: ['c'], eradication: ['e'], recovery: ['r'], learning: ['l'] },
  }
}
