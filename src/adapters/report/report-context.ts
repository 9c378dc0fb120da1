import type { Language } from '../../domain/policy/basics.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'

/** The surroundings of a report. */
export interface ReportContext {
  policy: Policy
  language: Language
  now: string
  /** Records that nobody vouched for are shown with that said above them. */
  records: 'vouched-for' | 'not-checked'
  /** Where an issue is read, such as `https://github.com/acme`; without it nothing is linked. */
  issues?: string
  /** People's titles of the cases, by `repository#number`; for readers of the repository alone, so never in CSV or JSON. */
  titles?: ReadonlyMap<string, string>
}
