import { everyRowBy } from './every-row.ts'

everyRowBy(['deputy'])
