import type { Waiver } from '../../waiver/waiver.ts'
import type { CheckedCase, LookedAtOperation, OperationFinding } from './operation.ts'

/** The approved exception that allows for now what was found: in all, in this case, or for this system (R6-1). */
export const exceptedBy = (
  { waivers }: LookedAtOperation,
  clause: string,
  found: OperationFinding,
): CheckedCase | undefined =>
  waivers.find(({ waiver }) => waiver.clauses.includes(clause) && reaches(waiver, found))?.by

const reaches = ({ scope }: Waiver, { case: of, subject = '' }: OperationFinding): boolean =>
  scope.all || (of !== undefined && scope.cases.includes(of.issue)) || scope.systems.includes(subject)
