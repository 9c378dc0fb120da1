import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { AppChild } from '../../../src/sandbox/app-running.ts'
import type { Delivery } from '../../../src/sandbox/deliveries.ts'
import { type Company, company } from '../../scenarios/company.ts'
import { ownReport } from '../../scenarios/report.ts'
import { appsInside } from '../../support/app-inside.ts'

/** Nothing that keeps deliveries can hide behind it, even of a few hundred. */
const MOST_LEFT = 1_000_000
const LONG = 'x'.repeat(8_000)
/** As many as wait at once: what waits is no leak. */
const AT_ONCE = 100

interface Told {
  issue: { id: number; number: number; node_id: string }
  comment: { id: number; node_id: string; body: string }
  sender: object
}

/** The deliveries to the app, one kind after the other, always of another issue by another person, as if it went on for years. */
function nextOf(known: Told, which: number): { event: string; payload: object } {
  const id = 1_000_000 + which
  const issue = { ...known.issue, id, number: id, node_id: `I_${id}`, body: `${LONG}${which}` }
  const user = { id, login: `somebody-${which}`, type: 'User' }
  const comment = { ...known.comment, id, node_id: `IC_${id}`, user, body: `${LONG}${which}` }
  const anew = { ...known, issue, sender: user }
  switch (which % 20) {
    case 0:
      return { event: 'issues', payload: { ...anew, action: 'closed' } }
    case 5:
      return { event: 'issues', payload: { ...anew, action: 'labeled', label: { name: 'phase: analysis' } } }
    case 10:
      return { event: 'issue_comment', payload: known }
    default:
      return { event: 'issue_comment', payload: { ...anew, comment } }
  }
}

/** Bytes that are left of deliveries once all is done: what the second half of them adds to what the first has left. */
export async function leftInMemory(count: number): Promise<number> {
  setFlagsFromString('--expose-gc')
  // The code that the engine compiles again and again is kept too, and is more than all else.
  setFlagsFromString('--no-opt')
  const collect: () => void = runInNewContext('gc')
  let app: AppChild | undefined
  const { loadApp, deliver } = appsInside(() => undefined)
  const loading = loadApp()
  const run: typeof loading.run = async (configuration) => {
    app = await loading.run(configuration)
    return app
  }
  const office = await company({ deliver, loadApp: () => ({ ...loading, run }) })
  try {
    const known = await aNote(office)
    const deliver = async (which: number): Promise<void> => {
      const { event, payload } = nextOf(known, which)
      const told = {
        ...{ method: 'POST', body: JSON.stringify(payload) },
        headers: { 'x-github-event': event, 'x-github-delivery': `told-${which}` },
      }
      // On a busy machine a kept connection may end at the moment in which it is used again: GitHub would deliver anew.
      await fetch(app?.url ?? '', told).catch(() => fetch(app?.url ?? '', told))
    }
    const used: number[] = []
    for (let which = 0; which < count; which += AT_ONCE) {
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - which) }, (_, at) => deliver(which + at)))
      await office.sandbox.idle()
      // The embedded GitHub's own memory is its own affair.
      await office.control('DELETE', '/requests')
      collect()
      used.push(process.memoryUsage().heapUsed)
    }
    return (used.at(-1) ?? 0) - (used[Math.ceil(used.length / 2) - 1] ?? 0)
  } finally {
    setFlagsFromString('--opt')
    await office.sandbox.stop()
  }
}

/** How GitHub tells of a comment with a command that has long been carried out. */
async function aNote(office: Company): Promise<Told> {
  const number = await office.as('reporter').report(ownReport())
  await office.as('responder').says(number, '/note 確認した')
  const told = (await office.deliveries()).find(isNote)
  if (told === undefined) throw new Error('Nobody was told of the note')
  return told.payload as unknown as Told
}

const isNote = ({ event, payload }: Delivery): boolean =>
  event === 'issue_comment' && (payload as unknown as Told).comment.body.startsWith('/note')

/** The faults in how much that many deliveries leave behind. */
export async function growthOf(count: number): Promise<readonly string[]> {
  const left = await leftInMemory(count)
  return left < MOST_LEFT ? [] : [`the second half has left ${(left / 1_000_000).toFixed(1)} MB in memory`]
}
