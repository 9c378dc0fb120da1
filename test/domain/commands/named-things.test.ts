import { describe, expect, it } from 'vitest'
import { runbookNamed } from '../../../src/domain/commands/runbook-named.ts'
import { triggerNamed } from '../../../src/domain/commands/triggers.ts'
import { sampleWorld, told } from '../../adapters/messages/sample-world.ts'
import { incidentIn } from '../../support/incident.ts'
import { caseOf } from '../../support/story.ts'

const view = { ...sampleWorld, case: caseOf(told(incidentIn('analysis'))) }
const [runbook] = sampleWorld.runbooks
const [own] = runbook?.head.end ?? []

describe('things that a case alone knows are named by their ids and by their words', () => {
  it.each([
    ['critical', 'critical'],
    ['深刻度が重大', 'critical'],
    ['「深刻度が重大」', 'critical'],
    ['nothing of the kind', 'nothing'],
  ])('R4.1-1a a trigger of the policy: %s', (line, id) => {
    expect(triggerNamed(view, 'start', line)).toBe(id)
  })

  it("R4.1-1a a trigger of the case's runbook", () => {
    expect(view.case.runbook?.id).toBe(runbook?.head.id)
    expect(triggerNamed(view, 'end', own?.text ?? '')).toBe(own?.id)
    expect(triggerNamed(view, 'end', own?.id ?? '')).toBe(own?.id)
  })

  it('R4.2-2 a runbook by its title', () => {
    expect(runbookNamed(view, runbook?.head.title ?? '')).toBe('malware')
    expect(runbookNamed(view, 'Malware')).toBe('malware')
    expect(runbookNamed(view, 'Nothing here')).toBe('nothing')
  })
})
