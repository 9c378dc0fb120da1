import type { Company } from './company.ts'
import { columnOf, report, STOLEN } from './report.ts'
import { before, recordOf } from './walk.ts'

/** One row of the table in `interface.md`: how many requests of the app an event may cost, tokens aside. */
export interface Row {
  event: string
  most: number
  counted: number
}

// Beside the seven of the transition: branch, commit and pull request in one mutation, the check (GraphQL cannot make it
// in the same one, since it needs the commit's sha), and the ledger's line of it (its number is known only then).
const LEARNING_MOST = 10

/** Lives through every kind of event on the embedded GitHub and counts what the app sends for it. */
export async function countRequests(company: Company): Promise<Row[]> {
  const rows: Row[] = []
  const count = async <Result>(event: string, most: number, act: () => Promise<Result>): Promise<Result> => {
    await company.forget()
    const result = await act()
    await company.sandbox.idle()
    rows.push({ event, most, counted: (await company.exchanges()).length })
    return result
  }
  const { as } = company
  const redeliver = async (which: (one: { event: string; action: string | null; sender: string }) => boolean) => {
    const all = await company.deliveries()
    for (const { id, event, action, payload, redelivery } of all) {
      const { login: sender = '' } = (payload.sender ?? {}) as { login?: string }
      if (!redelivery && which({ event, action, sender })) await company.control('POST', '/redeliver', { id })
    }
    await company.sandbox.idle()
  }
  const isBot = (sender: string) => sender.endsWith('[bot]')

  const number = await count('incident opened', 12, () => as('reporter').report(report(STOLEN)))
  const bare = await count('incident opened that no form made', 12, () => as('reporter').report('端末がない'))
  await count('comment without a command', 0, () => as('responder').says(number, '見てきます'))
  await count('all echoes of the app together', 0, () => redeliver(({ sender }) => isBot(sender)))
  await count('transition by comment', 9, () => as('officer').says(number, '/phase analysis'))
  await count('containment by comment', 9, () => as('responder').says(bare, '/contain 回線を切った'))
  await count('refused label', 7, () => as('officer').labels(number, 'phase: containment'))
  await count('refused card', 7, () => as('officer').moves(number, columnOf('containment')))
  await count('refused comment', 7, () => as('officer').says(number, '/phase containment'))
  await as('responder').says(number, recordOf({ 'containment-measures': '遠隔で消去した' }))
  await count('transition by label', 9, () => as('responder').labels(number, 'phase: containment'))
  await count('label that already agrees', 0, () =>
    redeliver(({ event, action, sender }) => event === 'issues' && action === 'labeled' && sender === 'responder'),
  )
  const third = await as('reporter').report(report(STOLEN))
  await as('sysadmin').says(third, recordOf({ 'containment-measures': '切り離した' }))
  await count('transition by card', 9, () => as('sysadmin').moves(third, columnOf('containment')))
  await count('card that already agrees', 2, () =>
    redeliver(({ event, sender }) => event === 'projects_v2_item' && sender === 'sysadmin'),
  )
  const learnt = await before(company, 'closed')
  await count('transition by closing the issue', 9, () => as('officer').closes(learnt))
  await count('transition by reopening the issue', 9, () => as('officer').reopens(learnt))
  const recovering = await before(company, 'learning')
  await count('transition that also opens the pull request', LEARNING_MOST, () =>
    as('officer').says(recovering, '/advance'),
  )

  for (const { id, event, action, payload } of await company.deliveries()) {
    const { login: sender = '' } = (payload.sender ?? {}) as { login?: string }
    if (isBot(sender) || event === 'push') continue
    await count(`redelivery of ${event}${action === null ? '' : `.${action}`}`, 2, () =>
      company.control('POST', '/redeliver', { id }),
    )
  }
  return worst(rows)
}

/** Of events of the same name the one that cost most. */
function worst(rows: readonly Row[]): Row[] {
  const most = new Map<string, Row>()
  for (const row of rows) if (row.counted >= (most.get(row.event)?.counted ?? 0)) most.set(row.event, row)
  return [...most.values()]
}
