import { everyRowBy } from './every-row.ts'

everyRowBy(['stranger', 'client', 'bot', 'app'])
