import { describe, expect, it } from 'vitest'
import { parseRunbook } from '../../../src/adapters/runbooks/parse-runbook.ts'
import { runbookSkeleton } from '../../../src/domain/runbook/runbook-skeleton.ts'
import { NOTHING_AROUND } from '../../../src/domain/runbook/runbook-surroundings.ts'

describe.each(['ja', 'en'] as const)('the skeleton in %s', (language) => {
  const text = runbookSkeleton(language, 'threat-other')
  const { runbook, problems } = parseRunbook('runbooks/threat-other.md', text, 'not-checked')

  it('R4.2-3 is no procedure before somebody has filled it in', () => {
    expect(runbook).toBeUndefined()
  })

  it('lacks only what people have to write: nothing is missing, unknown or wrong', () => {
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['empty-key', 'empty-section']))
  })

  it('R4.1-1d can be filled in to a runbook that names the contacts of the regulation', () => {
    const filled = text
      .replaceAll('""', '"x"')
      .replace('end: []', 'end: [{ id: over, text: x }]')
      .replaceAll('side: []', 'side: [{ who: x, for: x }]')
      .replaceAll('- [ ] ', '- [ ] x')
    const around = {
      ...NOTHING_AROUND,
      contacts: ['server-company', 'cloud-provider', 'tokyo-chamber-of-commerce', 'legal-help'],
    }
    const read = parseRunbook('runbooks/threat-other.md', filled, around)
    expect(read.problems.map(({ code }) => code)).toEqual(['never-reviewed'])
    expect(read.runbook?.sections.first).toEqual(['x'])
  })
})
