import type { FormInput } from '../../../src/domain/issue-form/issue-body.ts'
import type { Company } from '../../scenarios/company.ts'
import { filled } from '../../scenarios/desk.ts'
import { columnOf, report } from '../../scenarios/report.ts'
import { filledIn, planOf } from '../../scenarios/walk.ts'
import type { Step, Story } from './step.ts'

/** The acts of a story, as far as they can be known by those who did them. */
export interface Played {
  /** Numbers of the issues that people opened. */
  cases: number[]
  /** Comments whose words are not those that were written first. */
  touched: Set<number>
  /** Those of them that were moved elsewhere or deleted. */
  gone: Set<number>
}

/** Plays a story as its people would, by GitHub's API alone; what GitHub refuses them did not happen. */
export async function play(office: Company, { weather, moves }: Story, serial: number): Promise<Played> {
  const played: Played = { cases: [], touched: new Set(), gone: new Set() }
  if (Object.keys(weather.github).length > 0) await office.control('POST', '/github', weather.github)
  await office.control('POST', '/faults', weather.faults)
  for (const [at, { step, waits }] of moves.entries()) {
    await perform(office, step, played, `${serial}-${at}`)
    if (waits) await office.sandbox.idle()
  }
  await office.sandbox.idle()
  return played
}

/** The same words by one person within an hour are named as twins: those in English are, the others are told apart. */
const worded = (input: FormInput, language: 'ja' | 'en', name: string): string =>
  report(language === 'en' ? input : { ...input, description: `${input.description}（${name}）` }, language)

async function perform(office: Company, step: Step, played: Played, name: string): Promise<void> {
  const { call, sandbox } = office
  const incidents = `/repos/${sandbox.repos.incidents}`
  const number = 'on' in step ? played.cases[step.on % Math.max(1, played.cases.length)] : undefined
  if ('on' in step && (number === undefined || played.gone.has(number))) return
  const issue = `${incidents}/issues/${number}`
  /** Another case of the story, where a command names one. */
  const other = played.cases.find((one) => one !== number) ?? number
  const open = async (by: string, body: string, title: string, labels: readonly string[]) => {
    const made = await call(by, 'POST', `${incidents}/issues`, { title, body, labels })
    if (made.status < 300) played.cases.push((made.body as { number: number }).number)
  }
  switch (step.act) {
    case 'reports':
      return open(step.by, worded(step.input, step.language, name), 'Report', ['hikeshi: incident'])
    case 'files':
      return open(step.by, filled(step.process, step.input, step.language), step.process, [`hikeshi: ${step.process}`])
    case 'writes without a form':
      return open(step.by, `${step.text}（${name}）`, '至急', [])
    case 'says':
      return void (await call(step.by, 'POST', `${issue}/comments`, {
        body: step.text.replaceAll('{other}', String(other)),
      }))
    case 'labels':
      return void (await call(step.by, 'POST', `${issue}/labels`, { labels: [step.label] }))
    case 'unlabels':
      return void (await call(step.by, 'DELETE', `${issue}/labels/${encodeURIComponent(step.label)}`))
    case 'moves the card':
      return moveCard(office, step.by, number ?? 0, columnOf(step.to))
    case 'takes the card away': {
      const { item, path } = await cardOf(office, number ?? 0)
      if (item !== undefined) await call(step.by, 'DELETE', `${path}/items/${item}`)
      return
    }
    case 'closes':
      return void (await call(step.by, 'PATCH', issue, { state: 'closed', state_reason: step.as }))
    case 'reopens':
      return void (await call(step.by, 'PATCH', issue, { state: 'open' }))
    case 'edits the report':
      return void (await call(step.by, 'PATCH', issue, { body: worded(step.input, step.language, name) }))
    case 'edits a comment':
    case 'deletes a comment': {
      const theirs = (await office.comments(number ?? 0)).filter(({ user }) => !user.login.endsWith('[bot]'))
      const comment = theirs.at(-1 - step.back)
      if (comment === undefined) return
      const at = `${incidents}/issues/comments/${comment.id}`
      const done =
        step.act === 'edits a comment'
          ? await call(step.by, 'PATCH', at, { body: step.text })
          : await call(step.by, 'DELETE', at)
      if (done.status < 300) played.touched.add(comment.id)
      return
    }
    case 'deletes an answer':
    case 'overwrites an answer': {
      const comment = (await office.answers(number ?? 0)).at(-1 - step.back)
      if (comment !== undefined) await meddle(office, step, comment.id)
      return
    }
    case 'deletes the status comment':
    case 'overwrites the status comment': {
      const all = await office.comments(number ?? 0)
      const status = all.find(({ body, user }) => isApp(user) && body.includes('<!-- hikeshi:status -->'))
      if (status !== undefined) await meddle(office, step, status.id)
      return
    }
    case 'writes, approves and merges the plan':
      return mergePlan(office, number ?? 0)
    case 'closes an action item': {
      const all = (await call('admin', 'GET', `${incidents}/issues?state=open&per_page=100`)).body as Listed[]
      const item = all.find(({ body }) => body?.startsWith(`<!-- hikeshi:action=${number}-`))
      if (item !== undefined) await call(step.by, 'PATCH', `${incidents}/issues/${item.number}`, { state: 'closed' })
      return
    }
    case 'reacts': {
      const comment = (await office.comments(number ?? 0)).at(-1 - step.back)
      const at = `${incidents}/issues/comments/${comment?.id}/reactions`
      return void (await call(step.by, 'POST', at, { content: step.sign }))
    }
    case 'locks':
      return void (await call(step.by, 'PUT', `${issue}/lock`, {}))
    case 'unlocks':
      return void (await call(step.by, 'DELETE', `${issue}/lock`))
    case 'transfers it':
    case 'deletes it': {
      const named = `${sandbox.repos.incidents}#${number}`
      if (played.gone.has(number ?? 0)) return
      played.gone.add(number ?? 0)
      await office.control('POST', '/github', {
        ...(step.act === 'deletes it'
          ? { delete: { issue: named, by: step.by } }
          : { transfer: { issue: named, to: sandbox.repos.restricted, by: step.by } }),
      })
      return
    }
    case 'everything is delivered once more':
      return void (await office.control('POST', '/redeliver', { all: true }))
    case 'time passes':
      return void (await office.control('POST', '/clock', { advance: step.duration }))
    case 'a sweep':
      return void (await office.control('POST', '/sweep'))
    case 'two sweeps at once':
      return void (await office.control('POST', '/sweep', { all: true }))
    case 'the app is killed and started again':
      return void (await office.control('POST', '/restart'))
  }
}

export interface Listed {
  number: number
  user: { login: string }
  labels: readonly unknown[]
  state_reason: string | null
  body: string | null
}

export const isApp = ({ login }: { login: string }): boolean => login === 'hikeshi[bot]'

async function meddle(
  { call, sandbox }: Company,
  { act, by }: { act: string; by: string },
  comment: number,
): Promise<void> {
  const at = `/repos/${sandbox.repos.incidents}/issues/comments/${comment}`
  if (act.startsWith('deletes')) await call(by, 'DELETE', at)
  else await call(by, 'PATCH', at, { body: '（編集されました）' })
}

async function cardOf({ call, sandbox }: Company, number: number) {
  const path = `/orgs/${sandbox.org}/projectsV2/${sandbox.project.number}`
  const items = (await call('admin', 'GET', `${path}/items?per_page=100`)).body as {
    id: number
    content?: { number?: number }
  }[]
  return { path, item: items.find(({ content }) => content?.number === number)?.id }
}

async function moveCard(office: Company, by: string, number: number, column: string): Promise<void> {
  const { item, path } = await cardOf(office, number)
  const fields = (await office.call('admin', 'GET', `${path}/fields`)).body as {
    id: number
    name: string
    options?: { id: string; name: { raw: string } }[]
  }[]
  const status = fields.find(({ name }) => name === 'Status')
  const option = status?.options?.find(({ name }) => name.raw === column)
  if (item === undefined || status === undefined || option === undefined) return
  await office.call(by, 'PATCH', `${path}/items/${item}`, { fields: [{ id: status.id, value: option.id }] })
}

async function mergePlan(office: Company, number: number): Promise<void> {
  const isThere = (await office.pulls()).some(({ head }) => head.ref === `hikeshi/prevention/incidents/${number}`)
  if (!isThere) return
  const { pull, path } = await planOf(office, number)
  const runbooks = `/repos/${office.sandbox.repos.runbooks}`
  const there = await office.call('admin', 'GET', `${runbooks}/contents/${path}?ref=${pull.head.ref}`)
  if (there.status !== 200) return
  const { sha, content } = there.body as { sha: string; content: string }
  const text = filledIn(Buffer.from(content, 'base64').toString('utf8'))
  await office.call('sysadmin', 'PUT', `${runbooks}/contents/${path}`, {
    ...{ message: 'Write the plan', branch: pull.head.ref, sha },
    content: Buffer.from(text).toString('base64'),
  })
  for (const by of ['officer', 'sysadmin'])
    await office.call(by, 'POST', `${runbooks}/pulls/${pull.number}/reviews`, { event: 'APPROVE' })
  await office.call('officer', 'PUT', `${runbooks}/pulls/${pull.number}/merge`, { merge_method: 'merge' })
}
