import type { Evidence } from '../../../findings/evidence.schema.ts'
import type { LookedAtOperation } from '../operation.ts'
import * as preparation from './of-preparation.ts'
import * as records from './of-records.ts'
import * as reports from './of-reports.ts'
import { practised } from './practised.ts'

type Shows = (operation: LookedAtOperation) => Evidence[]

/** The evidence of a requirement, where it is more, or something else, than that a case has passed what asks for it. */
const SHOWN_BY: Readonly<Record<string, readonly Shows[]>> = {
  'R1-1': [reports.answeredReports],
  'R1-2': [reports.recoveredByProcedure],
  'R1-3': [reports.learntFrom],
  'R1-4': [reports.ofCategory(0)],
  'R1-5': [reports.ofCategory(1)],
  'R1-6': [reports.ofCategory(2)],
  'R2-1': [preparation.groupsReached],
  'R3-1': [reports.systemsNamed],
  'R4-1': [preparation.adoptedRegister('customers')],
  'R4.1-1': [preparation.reviewedRunbooks],
  'R4.1-1a': [preparation.reviewedRunbooks, preparation.organisations],
  'R4.1-1b': [preparation.reviewedRunbooks],
  'R4.1-1c': [preparation.reviewedRunbooks],
  'R4.1-1d': [preparation.reviewedRunbooks, preparation.contactsMade],
  'R4.1-1e': [preparation.acknowledgedPreparation],
  'R4.1-2': [preparation.drillsPlayed],
  'R4.1-3': [preparation.adoptedRegister('detection')],
  'R4.1-4': [preparation.decidedPriorities],
  'R4.2-1': [reports.answeredReports],
  'R4.2-3': [reports.withoutProcedure],
  'R4.4-2': [reports.boardReports],
  'R4.4-3': [reports.plansCarriedOut],
  'R4.4-5': [records.sealedLedgers],
  'R5-1': [records.signatures],
  'R5-2': [records.checkedAfterwards],
  'R8-1': [records.editionsGiven],
  'R8-2': [records.readByFew],
  'R9-5': [records.revisionsKept],
}

/** Everything that shows that a requirement was kept, each thing once; that the policy asks for it shows nothing. */
export function shownBy(operation: LookedAtOperation, clause: string): Evidence[] {
  const ways = SHOWN_BY[clause] ?? [(all: LookedAtOperation) => practised(all, clause)]
  const found = ways.flatMap((shows) => shows(operation))
  return [...new Map(found.map((one) => [nameOf(one), one])).values()]
}

function nameOf(one: Evidence): string {
  switch (one.kind) {
    case 'line':
      return `${one.repository}/${one.year}/${one.issue}:${one.seq}`
    case 'pull-request':
      return `${one.repository}#${one.number}`
    case 'adoption':
      return `adoption ${one.seq}`
    case 'runbook':
      return `runbook ${one.runbook}`
    case 'readers':
      return `readers ${one.of}`
  }
}
