import { apiOf } from './api.ts'

/** A webhook of the sandbox, in the few words that the page needs. */
export interface Signal {
  id: number
  event: string
  action: string | null
  sender: string
  repository: string
  /** Of the issue or pull request. */
  number: number | undefined
  label: string
  ref: string
  state: string
  merged: boolean
  /** The written text, where there was one. */
  text: string
  at: string
}

interface Delivery {
  id: number
  event: string
  action: string | null
  deliveredAt: string
  payload: {
    sender?: { login: string }
    repository?: { full_name: string }
    issue?: { number: number; title?: string }
    pull_request?: { number: number; merged?: boolean }
    label?: { name: string }
    comment?: { body: string }
    review?: { state: string }
    ref?: string
  }
}

const SECONDS = 20
const PAUSE_MS = 1_000

/** Hears every webhook from the first one on; `first`: those from before the page was there. Ends with the signal. */
export async function listen(
  heard: (signals: readonly Signal[], first: boolean) => void,
  until: AbortSignal,
): Promise<void> {
  const control = apiOf(undefined)
  let last = 0
  while (!until.aborted) {
    try {
      const found = await control.get<Delivery[]>(
        `/deliveries?brief=true&after=${last}&wait=${last === 0 ? 0 : SECONDS}`,
      )
      if (until.aborted) return
      const first = last === 0
      last = Math.max(last, ...found.map(({ id }) => id))
      if (found.length > 0) heard(found.map(signalOf).reverse(), first)
      else if (last === 0) await pause()
    } catch {
      // The sandbox is gone or busy: what comes back is heard from where it was left.
      await pause()
    }
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))

const signalOf = ({ id, event, action, deliveredAt, payload }: Delivery): Signal => ({
  ...{ id, event, action, at: deliveredAt },
  sender: payload.sender?.login ?? '',
  repository: payload.repository?.full_name ?? '',
  number: payload.issue?.number ?? payload.pull_request?.number,
  label: payload.label?.name ?? '',
  ref: payload.ref ?? '',
  state: payload.review?.state ?? '',
  merged: payload.pull_request?.merged === true,
  text: payload.comment?.body ?? payload.issue?.title ?? '',
})
