import { newPrivateKey } from '../../src/sandbox/app-token.ts'

/** One key for all sandboxes of a worker: making one takes longer than starting the rest. */
const key = newPrivateKey()
key.catch(() => undefined)

export const appKey = (): Promise<string> => key
