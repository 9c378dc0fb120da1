import { everyRowBy } from './every-row.ts'

everyRowBy(['client', 'bot', 'app', 'stranger'])
