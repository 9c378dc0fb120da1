import { labelsIn } from '../../src/domain/screen/labels.ts'
import type { Company } from './company.ts'
import { file } from './desk.ts'
import { columnOf, ownReport, POLICY } from './report.ts'
import { before, FOUND, recordOf } from './walk.ts'

/** One row of the table in `interface.md`: how many requests of the app an event may cost, tokens aside. */
export interface Row {
  event: string
  most: number
  counted: number
}

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

  await count('the very first incident', 12, () => as('reporter').report(ownReport()))
  await everyLabel(company)
  const number = await count('incident opened', 8, () => as('reporter').report(ownReport()))
  const bare = await count('incident opened that no form made', 8, () => as('reporter').report('端末がない'))
  await count('comment without a command', 0, () => as('responder').says(number, '見てきます'))
  await count('all echoes of the app together', 0, () => redeliver(({ sender }) => isBot(sender)))
  await count('transition by comment', 4, () => as('officer').says(number, '/phase analysis'))
  await count('containment by comment', 4, () => as('responder').says(bare, '/contain 回線を切った'))
  await count('refused label', 3, () => as('officer').labels(number, 'phase: containment'))
  await count('refused card', 3, () => as('officer').moves(number, columnOf('containment')))
  await count('refused comment', 3, () => as('officer').says(number, '/phase containment'))
  await as('responder').says(number, recordOf({ 'containment-measures': '遠隔で消去した' }))
  await count('transition by label', 4, () => as('responder').labels(number, 'phase: containment'))
  await count('label that already agrees', 0, () =>
    redeliver(({ event, action, sender }) => event === 'issues' && action === 'labeled' && sender === 'responder'),
  )
  const third = await as('reporter').report(ownReport())
  await as('sysadmin').says(third, recordOf({ 'containment-measures': '切り離した' }))
  await count('transition by card', 4, () => as('sysadmin').moves(third, columnOf('containment')))
  await count('card that already agrees', 2, () =>
    redeliver(({ event, sender }) => event === 'projects_v2_item' && sender === 'sysadmin'),
  )
  const learnt = await before(company, 'closed')
  await count('transition by closing the issue', 4, () => as('officer').closes(learnt))
  await count('transition by reopening the issue', 4, () => as('officer').reopens(learnt))
  const recovering = await before(company, 'learning')
  await count('transition that also opens the pull request', 8, () => as('officer').says(recovering, '/advance'))
  const unproved = await withThreeExceptions(company)
  await count('refused card, after changes of three exceptions', 5, () =>
    as('officer').moves(unproved, columnOf('eradication')),
  )

  for (const { id, event, action, payload } of await company.deliveries()) {
    const { login: sender = '' } = (payload.sender ?? {}) as { login?: string }
    if (isBot(sender) || event === 'push') continue
    await count(`redelivery of ${event}${action === null ? '' : `.${action}`}`, 2, () =>
      company.control('POST', '/redeliver', { id }),
    )
  }
  await company.sweep()
  await company.control('POST', '/clock', { advance: 'PT30M' })
  await company.sweep()
  // The cases here, open or closed lately, are seen twenty-five at a time.
  const cases = (await company.call('admin', 'GET', `/repos/${company.sandbox.repos.incidents}/issues?state=all`)).body
  const most = 12 + Math.ceil((cases as unknown[]).length / 25)
  await count('round in which nothing is new', most, () => company.sweep())
  return worst(rows)
}

/**
 * A label is made by whoever gives it its name, and its id is asked for once after that: what is counted is a repository in
 * which all of them have been given before.
 */
async function everyLabel(company: Company): Promise<void> {
  const path = `/repos/${company.sandbox.repos.incidents}/labels`
  for (const { name, color, description } of labelsIn(POLICY, ['incidents']))
    await company.call('admin', 'POST', path, { name, color, description })
  await company.as('reporter').report(ownReport())
}

/** A case that lacks evidence alone, and requests for exceptions that nobody has looked at since they were changed. */
async function withThreeExceptions(company: Company): Promise<number> {
  const number = await before(company, 'containment')
  await company.as('responder').says(number, '/contain 遠隔で消去した')
  await company.as('officer').says(number, recordOf(FOUND))
  const wanted = { 'exempt-requirements': ['one-place'], 'exempt-reason': '端末が焼失した', 'exempt-scope': 'all' }
  const exceptions = [0, 1, 2].map(() => file(company, 'responder', 'exception', wanted))
  for (const exception of await Promise.all(exceptions))
    await company.as('deputy').says(exception, '/set exempt-reason 端末が焼失し、何も残っていない')
  await company.control('POST', '/clock', { advance: 'PT2M' })
  // Policy, runbooks and roles are asked for once in a minute, whatever for: what is counted is the look at exceptions,
  // which no gate of this command needs.
  await company.as('officer').says(number, '/action @sysadmin 2031-03-31 施錠を配る')
  return number
}

/** Of events of the same name the one that cost most. */
function worst(rows: readonly Row[]): Row[] {
  const most = new Map<string, Row>()
  for (const row of rows) if (row.counted >= (most.get(row.event)?.counted ?? 0)) most.set(row.event, row)
  return [...most.values()]
}
