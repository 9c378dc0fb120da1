import type { Company } from './company.ts'
import { columnOf, ownReport } from './report.ts'
import { FOUND, recordOf } from './walk.ts'

/** The same evening every time: a report, containment, facts, a card that is refused, a label that is not. */
/** `between` runs after the report (-1) and after each act. */
export async function evening(
  { as }: Company,
  between: (act: number) => Promise<unknown> = async () => undefined,
): Promise<number> {
  const number = await as('reporter').report(ownReport())
  const acts: (() => Promise<unknown>)[] = [
    () => as('responder').says(number, '/contain 遠隔でロックした'),
    () => as('officer').says(number, `${recordOf(FOUND)}`),
    () => as('responder').says(number, '/evidence "操作の記録" "保管庫"'),
    () => as('sysadmin').moves(number, columnOf('learning')),
    () => as('officer').says(number, '/note 関係者に電話した'),
    () => as('sysadmin').labels(number, 'phase: eradication'),
    () => as('reporter').says(number, '/phase recovery'),
  ]
  await between(-1)
  for (const [which, act] of acts.entries()) {
    await act()
    await between(which)
  }
  return number
}

/** Everything of a case that people see or that is on the record, times and numbers aside. */
export async function seenOf(company: Company, number: number) {
  const { labels, assignees, state } = await company.issue(number)
  const plain = (text: string): string =>
    text
      .replace(/hikeshi:line=[\d,]+/g, 'line')
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'time')
      .replaceAll(`#${number}`, '#n')
  const lines = (await company.ledger(number)).filter(({ type }) => !['screen-bound', 'reminder-sent'].includes(type))
  return {
    labels: labels.toSorted(),
    assignees,
    state,
    column: await company.column(number),
    // The next step is told as it is when the answer is given, which may be after a sweep.
    answers: (await company.answers(number)).map(({ body }) => plain(body).split('\n')[2]).toSorted(),
    ledger: lines.map(({ type, actor }) => `${type} ${actor.login}`).toSorted(),
    status: (await company.comments(number)).filter(({ body }) => body.includes('<!-- hikeshi:status -->')).length,
    timeline: plain(await company.status(number)).match(/^\| \d+ \|/gm)?.length,
  }
}
