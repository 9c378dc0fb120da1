import type { DoctorFinding, Mend } from '../../domain/doctor/doctor-finding.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'
import type { Mender } from '../ports/inspection.ts'

/** Puts right what can be, each thing once; what GitHub refuses is reported and keeps nothing else from being done. */
export async function mend(
  mender: Mender,
  { policy, owner }: { policy: Policy; owner: string },
  findings: readonly DoctorFinding[],
  failed: (error: unknown, mend: Mend) => void,
): Promise<number> {
  const mends = new Map(findings.flatMap(({ mend }) => (mend === undefined ? [] : [[JSON.stringify(mend), mend]])))
  let done = 0
  for (const each of mends.values()) {
    try {
      await doIt(mender, policy, owner, each)
      done += 1
    } catch (error) {
      failed(error, each)
    }
  }
  return done
}

async function doIt(mender: Mender, policy: Policy, owner: string, mend: Mend): Promise<void> {
  switch (mend.kind) {
    case 'labels':
      for (const label of mend.labels) await mender.makeLabel({ owner, name: mend.repository }, label)
      return
    case 'label-name':
      return mender.renameLabel({ owner, name: mend.repository }, mend)
    case 'option-name':
      if (policy.board !== undefined) await mender.renameOption(owner, policy.board, mend)
      return
    case 'board':
      if (policy.board !== undefined) await mender.fitBoard(owner, policy.board, mend.options)
      return
    case 'schedule':
      return mender.enableSchedule({ owner, name: mend.repository })
    case 'actions-open-pulls':
      return mender.letActionsOpenPulls({ owner, name: mend.repository })
  }
}
