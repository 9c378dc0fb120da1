import type { Company } from '../company.ts'
import { NEW_LOGIN, STRANGER } from './columns.ts'

/** The officer has another login from now on, and the organisation's own administrator took the one that he had. */
export async function underAnotherLogin(office: Company): Promise<void> {
  await office.control('POST', '/github', { renameAccount: { from: 'officer', to: NEW_LOGIN } })
  await office.control('POST', '/github', { renameAccount: { from: STRANGER, to: 'officer' } })
}
