import { defaultPolicy } from '../../src/sandbox/organisation/templates.ts'
import { withExampleCompany } from '../../src/sandbox/organisation/with-example-company.ts'

/** The default policy of a company that has said who it is: it can be adopted. */
export const readyPolicy = (): string => withExampleCompany(defaultPolicy() ?? '')
