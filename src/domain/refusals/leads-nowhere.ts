import type { ReasonCode } from './reason.ts'

const NOWHERE: readonly string[] = ['no-way', 'no-way-of-yours'] satisfies ReasonCode[]

/** Whether a refusal says that no way leads there: nothing that is written or waited for opens one. */
export const leadsNowhere = (code: string): boolean => NOWHERE.includes(code)
