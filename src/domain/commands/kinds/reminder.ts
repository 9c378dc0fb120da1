import { remind } from '../../clock/remind.ts'
import { commandKind } from '../command-kind.ts'
import { APP_DOORS } from '../request-origin.ts'

interface ReminderDue {
  kind: 'reminder'
  clock: string
  subject: string | undefined
  step: string
}

/** A clock has something to say. */
export const reminderCommand = commandKind<ReminderDue>('reminder', { doors: APP_DOORS, decide: remind })
