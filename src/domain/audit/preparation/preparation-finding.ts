import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Words } from '../../policy/basics.ts'

type PreparationCode =
  | 'no-customers'
  | 'consent-missing'
  | 'no-detection'
  | 'never-reviewed'
  | 'review-overdue'
  | 'review-in-future'
  | 'gap-overdue'

/** Something that the preparation lacks: told by the operation check, and never a gate of a case. */
export type PreparationFinding = Diagnostic<PreparationCode, OfRegister, Details>

interface OfRegister {
  clause: 'R4-1' | 'R4.1-3'
  /** The customer or the system, by its id; none where the register itself is empty. */
  subject?: string
}

/** The measure or the action, the role that it falls to, and its day, where there are such. */
interface Details {
  what?: Words
  owner?: string
  due?: string
}
