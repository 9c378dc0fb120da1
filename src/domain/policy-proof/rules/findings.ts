import { finding, findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** An operation check that is drawn up is signed somewhere, and where it is to be signed it is drawn up (R5-1). */
export const findings: Rule = ({ policy, gates }) => {
  const asking = gates.filter(({ gate }) => gate.kind === 'findings')
  const unsigned = Object.entries(policy.processes).filter(
    ([id, process]) => process.findings !== undefined && !asking.some(({ processId }) => processId === id),
  )
  return [
    ...unsigned.map(([id]) => findingAbout('findings-unsigned', ['processes', id, 'findings'], { process: id })),
    ...asking
      .filter(({ process }) => process.findings === undefined)
      .map(({ path, processId }) => finding('findings-of-none', path, { process: processId })),
  ]
}
