import type { Relocated } from '../../../case/case.ts'
import { ownProperty } from '../../../values/own-property.ts'
import type { CheckedCase, LookedAtOperation, Operation, OperationFinding } from '../operation.ts'
import { realCases } from './of-cases.ts'

/** A case whose issue is elsewhere now, or nowhere; `to` undefined where that may not be told here (R8-2), or is nowhere. */
export interface GoneCase {
  one: CheckedCase
  how: Relocated
  where: 'deleted' | 'goes-on' | 'goes-on-among-few' | 'nobody-judges'
}

/** All of them, drills too: whoever reads the records asks where their issues are. */
export const goneCases = ({ policy, cases, leftOut }: Pick<Operation, 'policy' | 'cases' | 'leftOut'>): GoneCase[] => {
  const judged = Object.values(policy.processes).map(({ repository }) => ownProperty(policy.repositories, repository))
  return cases.flatMap((one): GoneCase[] => {
    const how = one.case.relocated
    if (how === undefined) return []
    const name = how.to?.repository.split('/').at(-1) ?? ''
    if (how.to === undefined) return [{ one, how, where: 'deleted' }]
    if (leftOut.includes(name)) return [{ one, how, where: 'goes-on-among-few' }]
    return [{ one, how, where: judged.includes(name) ? 'goes-on' : 'nobody-judges' }]
  })
}

/**
 * Words that people wrote on an issue are part of the whole record; GitHub brings a deleted one back for nobody. It stays a
 * finding until somebody answerable accepts it with a reason (R4.4-5).
 */
export const gone = (operation: LookedAtOperation): OperationFinding[] => {
  const real: readonly CheckedCase[] = realCases(operation)
  return goneCases(operation).flatMap(({ one, how, where }): OperationFinding[] => {
    if (!real.includes(one) || where === 'goes-on' || where === 'goes-on-among-few') return []
    const line = { year: one.year, seq: how.seq }
    return [
      {
        code: where === 'deleted' ? 'case-deleted' : 'case-moved-away',
        detail: how.to === undefined ? how.at.slice(0, 10) : `${how.to.repository}#${how.to.issue}`,
        case: { repository: one.repository, issue: one.case.issue, line },
      },
    ]
  })
}
