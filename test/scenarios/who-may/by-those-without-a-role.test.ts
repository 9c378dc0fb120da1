import { everyRowBy } from './every-row.ts'

everyRowBy(['reader', 'reporter', 'board', 'acting', 'concerned'])
