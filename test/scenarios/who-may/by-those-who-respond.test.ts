import { everyRowBy } from './every-row.ts'

everyRowBy(['responder', 'sysadmin'])
