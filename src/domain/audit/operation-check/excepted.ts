import { NOBODY } from '../../case/context.ts'
import { isInForce } from '../../waiver/waived.ts'
import type { Waiver } from '../../waiver/waiver.ts'
import { waiverOf } from '../../waiver/waiver-of.ts'
import type { CheckedCase, Operation, OperationFinding } from './operation.ts'

/** The approved exception that allows for now what was found: in all, in this case, or for this system (R6-1). */
export function exceptedBy(operation: Operation, clause: string, found: OperationFinding): CheckedCase | undefined {
  const { policy, cases, now } = operation
  const directory = operation.directory === 'not-checked' ? NOBODY : operation.directory
  return cases.find(({ case: state }) => {
    const waiver = waiverOf({ policy, directory }, state)
    return (
      waiver !== undefined &&
      !waiver.ahead &&
      waiver.clauses.includes(clause) &&
      isInForce(waiver, now) &&
      reaches(waiver, found)
    )
  })
}

const reaches = ({ scope }: Waiver, { case: of, subject = '' }: OperationFinding): boolean =>
  scope.all || (of !== undefined && scope.cases.includes(of.issue)) || scope.systems.includes(subject)
