import { backoff } from '../../../app/case/ledger/backoff.ts'
import type { Patience } from '../../../app/ports/ledger-writing.ts'
import { isLostAnswer } from './persist.ts'

/**
 * Creates something once. A create whose answer was lost may have taken effect, so `find` looks for it, after a while
 * (lists lag behind writes), before it is tried again.
 */
export async function createOnce<Made>(
  create: () => Promise<Made>,
  find: () => Promise<Made | undefined>,
  { attempts, sleep, random }: Patience,
): Promise<Made> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await create()
    } catch (error) {
      if (!isLostAnswer(error)) throw error
      await sleep(backoff(failures, random))
      const made = await find()
      if (made !== undefined) return made
      if (failures >= attempts) throw error
    }
  }
}
