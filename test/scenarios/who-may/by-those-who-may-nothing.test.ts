import { everyRowBy } from './every-row.ts'

everyRowBy(['outsider', 'client', 'bot', 'app', 'stranger'])
