import type { CaseAddress } from '../case/case-file.ts'
import type { IssueSeen } from '../ports/github.ts'

/** An issue of which the app may have kept a record. */
export type Recorded = CaseAddress & { issue: Pick<IssueSeen, 'labels'> }

/** `there`: none was taken away. */
export type RecordState = 'there' | 'lost' | 'put-back'
