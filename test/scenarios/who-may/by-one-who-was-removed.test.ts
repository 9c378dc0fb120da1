import { everyRowBy } from './every-row.ts'
import { withoutTheOfficer } from './without-the-officer.ts'

everyRowBy(['removed'], ({ office }) => withoutTheOfficer(office, 'officer'))
