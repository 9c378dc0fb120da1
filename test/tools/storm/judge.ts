import { answerMarks } from '../../../src/app/messages/doubled-comments.ts'
import type { LedgerLine } from '../../../src/domain/case/ledger-line.ts'
import type { Comment, Company } from '../../scenarios/company.ts'
import { writesOf } from '../../scenarios/swept.ts'
import { isApp, type Listed, type Played } from './play.ts'
import { COLUMNS, IN_ENGLISH, isOpen, mayMove } from './rules.ts'

type Line = Pick<LedgerLine, 'type' | 'data' | 'cause' | 'actor' | 'door' | 'at' | 'recorded'>

interface Seen {
  issue: { state: string; labels: string[]; assignees: string[] }
  column: string | undefined
  comments: readonly (Comment & { signs: readonly string[] })[]
  lines: readonly Line[]
}

/** A little longer than the app leaves to somebody who is just making something. */
const LEFT_TO_ITS_MAKER = 'PT11M'

/** A round says when it was, every half hour: that is new, whatever else is not. */
const HEARTBEAT = /^PATCH \S+\/labels\/hikeshi\S* .*\[sweep /

/**
 * Lets the app come to rest with nothing going wrong any more, then says everything that must never be. `warned` is what the
 * app could not do until now.
 */
export async function judge(office: Company, played: Played, warned: readonly string[]): Promise<string[]> {
  const cases = played.cases.filter((number) => !played.gone.has(number))
  await office.control('POST', '/faults', {})
  await office.sandbox.idle()
  const { incidents } = office.sandbox.repos
  for (const number of cases) await office.call('admin', 'DELETE', `/repos/${incidents}/issues/${number}/lock`)
  const before = warned.length
  await sweep(office)
  await office.control('POST', '/clock', { advance: LEFT_TO_ITS_MAKER })
  const wrong = (await lastWrites(office)).map((write) => `a sweep with nothing new wrote ${write}`)
  wrong.push(...warned.slice(before).map((what) => `with nothing wrong any more it warned: ${what}`))
  const { findings } = await office.verify()
  wrong.push(...findings.map((finding) => `verify: ${JSON.stringify(finding)}`))
  for (const number of cases)
    wrong.push(...judgeCase(await look(office, number), played).map((what) => `#${number}: ${what}`))
  wrong.push(...(await onceEach(office, cases)))
  for (const number of played.gone)
    wrong.push(...(await judgeGone(office, number)).map((what) => `#${number}: ${what}`))
  wrong.push(...(await office.unlikeGitHub()).map((what) => `GitHub does not speak so: ${JSON.stringify(what)}`))
  return wrong
}

/** On a busy machine minutes go by between two rounds, and what is due by then is new. */
const AT_ONCE_MS = 60_000
const MOST_ROUNDS = 5

/** Writes of a round right after another one. */
async function lastWrites(office: Company): Promise<string[]> {
  const now = async () => Date.parse(((await office.control('GET', '/clock')) as { now: string }).now)
  for (let round = 1; ; round += 1) {
    const began = await now()
    await sweep(office)
    await office.forget()
    await sweep(office)
    const writes = (await writesOf(office)).filter((write) => !HEARTBEAT.test(write))
    const wasAtOnce = (await now()) - began < AT_ONCE_MS
    if (writes.length === 0 || wasAtOnce || round === MOST_ROUNDS) return writes
  }
}

async function sweep(office: Company): Promise<void> {
  await office.control('POST', '/sweep')
  await office.sandbox.idle()
}

async function look(office: Company, number: number): Promise<Seen> {
  const path = `/repos/${office.sandbox.repos.incidents}/issues`
  const all = await office.comments(number)
  const comments = await Promise.all(
    all.map(async (comment) => {
      const { body } = await office.call('admin', 'GET', `${path}/comments/${comment.id}/reactions`)
      const signs = (body as { content: string; user: { login: string } }[]).filter(({ user }) => isApp(user))
      return { ...comment, signs: signs.map(({ content }) => content).sort() }
    }),
  )
  const lines = await office.ledger(number)
  return { issue: await office.issue(number), column: await office.column(number), comments, lines }
}

function judgeCase(seen: Seen, played: Played): string[] {
  if (seen.lines.length === 0) return ['there is no record of it']
  const process = textOf(seen.lines.find(({ type }) => type === 'case-opened')?.data.process)
  return [
    ...(process === 'incident' ? [...judgeCourse(seen.lines), ...judgeIncident(seen)] : []),
    ...judgeScreen(seen, process),
    ...judgeAnswers(seen),
    ...judgeSigns(seen),
    ...judgeRequests(seen, played),
  ]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Where the record says that the case stands. */
const phaseOf = (lines: readonly Line[]): string =>
  textOf(lines.findLast(({ type }) => type === 'phase-changed')?.data.to) || 'reported'

/** Every step of it was taken from where it stood, by somebody who may; and it ended only through learning. */
function judgeCourse(lines: readonly Line[]): string[] {
  const wrong: string[] = []
  let phase = 'reported'
  const executives = new Set(['executive'])
  const facts = new Set<string>()
  const done = new Set<string>()
  for (const { type, data, actor, door } of lines) {
    done.add(type)
    if (type === 'fact-recorded') facts.add(textOf(data.field))
    if (type === 'acknowledged') done.add(`acknowledged ${textOf(data.what)}`)
    if (type === 'pull-request-seen' && data.state === 'merged') done.add('merged')
    if (type === 'executive-appointed') executives.add(textOf((data.account as { login?: string })?.login))
    if (type === 'runbook-matched') executives.add(textOf(data.executive))
    if (type === 'request-refused') wrong.push(...refusedWrongly(phase, executives, { data, actor }))
    if (type !== 'phase-changed') continue
    const [from, to] = [textOf(data.from), textOf(data.to)]
    if (from !== phase) wrong.push(`it went from ${from} while it stood in ${phase}`)
    const roles = [
      actor.login === 'hikeshi[bot]' ? 'app' : actor.login,
      ...(actor.login === 'deputy' || (actor.login === 'responder' && to === 'containment') ? ['officer'] : []),
      ...(executives.has(actor.login) ? ['executive'] : []),
    ]
    if (!mayMove(from, to).some((role) => roles.includes(role)))
      wrong.push(`${actor.login} took it from ${from} to ${to} by ${door}, and may not`)
    const asked = {
      eradication: ['category', 'systems', 'damage', 'cause'],
      recovery: ['eradication-measures'],
      learning: ['response-record', 'business-resumption', 'stakeholder-impact'],
      closed: ['went-wrong', 'went-well', 'harm'],
    }[to]
    const isForth = !['closed → learning'].includes(`${from} → ${to}`) && !isBack(from, to)
    for (const fact of asked ?? [])
      if (isForth && !facts.has(fact)) wrong.push(`it went to ${to}, and nobody ever said ${fact}`)
    if (to === 'closed' && !done.has('merged')) wrong.push('it was closed without its prevention plan')
    phase = to
  }
  return wrong
}

/** A person who may is not told that he may not, whatever else stands against it. */
function refusedWrongly(phase: string, executives: ReadonlySet<string>, { data, actor }: Pick<Line, 'data' | 'actor'>) {
  const codes = (data.reasons as { code: string }[] | undefined)?.map(({ code }) => code) ?? []
  const to = textOf(data.target)
  if (data.command !== 'move' || !codes.includes('not-for-you') || to === 'closed') return []
  const roles = [actor.login, ...(executives.has(actor.login) ? ['executive'] : [])]
  const may = mayMove(phase, to).some((role) => roles.includes(role))
  return may ? [`${actor.login} was told that he may not take it from ${phase} to ${to}`] : []
}

const ORDER = ['reported', 'analysis', 'containment', 'eradication', 'recovery', 'learning', 'closed']
const isBack = (from: string, to: string): boolean => ORDER.indexOf(to) < ORDER.indexOf(from)

const STARTS: Readonly<Record<string, string>> = { exception: 'requested', revision: 'requested' }

/** Labels, state and the one status comment are what the record says. */
function judgeScreen({ issue, comments, lines }: Seen, process: string): string[] {
  const moved = textOf(lines.findLast(({ type }) => type === 'phase-changed')?.data.to)
  const phase = moved || (STARTS[process] ?? 'reported')
  const wrong: string[] = []
  const ours = (prefix: string) => issue.labels.filter((label) => label.toLowerCase().startsWith(prefix))
  const only = (prefix: string, wanted?: string) => {
    const found = ours(prefix)
    if (found.length !== 1 || (wanted !== undefined && found[0] !== wanted))
      wrong.push(`it stands in ${phase} and bears ${JSON.stringify(found)}`)
  }
  only('phase: ', `phase: ${phase}`)
  if (ours('hikeshi: ').some((one) => ![`hikeshi: ${process}`, 'hikeshi: follow-up'].includes(one)))
    wrong.push(`it is a case of ${process} and bears ${JSON.stringify(ours('hikeshi: '))}`)
  if (issue.labels.includes('drill') !== (process === 'drill')) wrong.push(`the mark of a drill is wrong: ${process}`)
  if (issue.assignees.length > 1) wrong.push(`it is assigned to ${issue.assignees.join(', ')}`)
  const statuses = comments.filter(({ user, body }) => isApp(user) && body.includes('<!-- hikeshi:status -->'))
  if (statuses.length !== 1) wrong.push(`it has ${statuses.length} status comments`)
  const head = /<!-- hikeshi:head=(\d+)/.exec(statuses[0]?.body ?? '')?.[1]
  if (head === undefined) wrong.push('its status comment does not name the head of its record')
  return wrong
}

/** The further signs of an incident: severity, priority, its card, who acts. */
function judgeIncident({ issue, column, comments, lines }: Seen): string[] {
  const phase = phaseOf(lines)
  const wrong: string[] = []
  for (const prefix of ['severity: ', 'priority: ']) {
    const found = issue.labels.filter((label) => label.startsWith(prefix))
    if (found.length !== 1) wrong.push(`it bears ${JSON.stringify(found)}`)
  }
  if (column !== COLUMNS[phase]) wrong.push(`it stands in ${phase}, and its card lies in ${column}`)
  const state = isOpen(phase) ? 'open' : 'closed'
  if (issue.state !== state) wrong.push(`it stands in ${phase}, and its issue is ${issue.state}`)
  if (isOpen(phase) && issue.assignees.length === 0) wrong.push('it is open, and nobody is assigned')
  const status = comments.find(({ user, body }) => isApp(user) && body.includes('<!-- hikeshi:status -->'))
  const title = /^## .*$/m.exec(status?.body ?? '')?.[0] ?? ''
  if (![COLUMNS[phase], IN_ENGLISH[phase]].some((name) => name !== undefined && title.includes(name)))
    wrong.push(`it stands in ${phase}, and its status comment says ${title}`)
  return wrong
}

const ANSWERED = ['case-opened', 'phase-changed', 'request-refused', 'question-answered', 'notice-drafted']
const HOUR_MS = 60 * 60 * 1000
const OWED_MS = 6 * 24 * HOUR_MS

/** Each line of the record that owes somebody an answer has one, and one alone. */
function judgeAnswers({ comments, lines }: Seen): string[] {
  const wrong: string[] = []
  const times = new Map<number, number>()
  for (const { body, user } of comments)
    if (isApp(user))
      for (const mark of answerMarks(body)) {
        // Those in charge are called in a comment of their own: that it stands there once the marks below tell.
        if (mark.includes('.call')) continue
        const line = Number(/\d+/.exec(mark)?.[0])
        times.set(line, (times.get(line) ?? 0) + 1)
      }
  const firsts = comments.flatMap(({ user, body }) =>
    isApp(user) ? (body.match(/^<!-- hikeshi:[^>]+ -->/) ?? []) : [],
  )
  for (const mark of new Set(firsts.filter((one, at) => firsts.indexOf(one) !== at)))
    wrong.push(`${firsts.filter((one) => one === mark).length} comments begin with ${mark}`)
  const newest = Date.parse(lines.at(-1)?.recorded ?? '')
  for (const [seq, line] of lines.entries()) {
    const given = times.get(seq) ?? 0
    if (given > 1) wrong.push(`line ${seq} (${line.type} of ${line.actor.login}) is answered ${given} times`)
    if (given > 0 || !ANSWERED.includes(line.type) || newest - Date.parse(line.recorded) > OWED_MS) continue
    if (!isSaidBefore(line, lines.slice(0, seq)))
      wrong.push(`line ${seq} (${line.type} ${JSON.stringify(line.data)} of ${line.actor.login}) is not answered`)
  }
  return wrong
}

/** The same refusal of the same person within the hour has its sign and no more words. */
const isSaidBefore = (line: Line, before: readonly Line[]): boolean =>
  line.type === 'request-refused' &&
  before.some(
    (one) =>
      one.type === 'request-refused' &&
      one.actor.login === line.actor.login &&
      Date.parse(line.recorded) - Date.parse(one.recorded) < HOUR_MS &&
      JSON.stringify(one.data) === JSON.stringify(line.data),
  )

const BY_COMMENT = /^comment:(\d+)#\d+$/

/** A comment with commands bears a sign of what became of them, and no other; what is older than answers are owed, none need bear. */
function judgeSigns({ comments, lines }: Seen): string[] {
  const newest = Date.parse(lines.at(-1)?.recorded ?? '')
  const owed = lines.filter(({ recorded }) => newest - Date.parse(recorded) <= OWED_MS)
  return comments.flatMap((comment) => {
    if (isApp(comment.user)) return []
    const refused = new Map<string, boolean>()
    for (const { cause, type } of owed)
      if (BY_COMMENT.exec(cause)?.[1] === String(comment.id))
        refused.set(cause, type === 'request-refused' && refused.get(cause) !== false)
    const wanted = [...new Set([...refused.values()].map((was) => (was ? 'confused' : '+1')))].sort()
    return wanted.length === 0 || wanted.join() === comment.signs.join()
      ? []
      : [
          `${comment.user.login} wrote ${JSON.stringify(comment.body)}: ${wanted} is owed, ${comment.signs} stands there`,
        ]
  })
}

/** The events that one request brings at most once, and one moment of a clock. */
const ONCE = ['note-added', 'phase-changed', 'request-refused', 'action-added', 'reminder-sent']
const RESPONDERS = ['responder', 'sysadmin', 'deputy', 'executive', 'officer']

/**
 * Kept or refused; a note that states a time of day may be kept and told that this time is not over yet, and one that an
 * attacker may read along is kept and not shown.
 */
function isAnsweredOnce(lines: readonly Line[], body: string): boolean {
  const of = (type: string) => lines.filter((line) => line.type === type)
  const [kept, refused] = [of('note-added').length, of('request-refused')]
  const isReadAlong = JSON.stringify(refused).includes('channel-compromised')
  return kept === 0
    ? refused.length === 1
    : kept === 1 && refused.length <= (body.startsWith('/note at ') || isReadAlong ? 1 : 0)
}

/** Containment is always taken down, every request only once, and nothing of strangers, bots or quotations at all. */
function judgeRequests({ comments, lines }: Seen, played: Played): string[] {
  const wrong: string[] = []
  const of = (comment: number) => lines.filter(({ cause }) => cause.startsWith(`comment:${comment}`))
  for (const { id, user, body } of comments) {
    if (isApp(user) || played.touched.has(id)) continue
    const own = of(id)
    const first = body.split('\n')[0] ?? ''
    if (/^[/／]contain /.test(first) && RESPONDERS.includes(user.login)) {
      const isKept = own.some(({ type }) => ['fact-recorded', 'note-added', 'text-kept'].includes(type))
      if (!isKept) wrong.push(`${user.login} contained it (${JSON.stringify(body)}), and it is not on the record`)
    }
    if (user.login.endsWith('[bot]') && own.length > 0) wrong.push(`a bot’s comment was taken for a request`)
    // A command that stands in code as a whole is answered, and never carried out.
    const carriedOut = own.filter(({ type }) => type !== 'request-refused')
    if (/^(>|```)/.test(body) && carriedOut.length > 0) wrong.push(`a quotation was carried out: ${body}`)
    const isNote = /^\/note [^\n]*$/.test(body) && !user.login.endsWith('[bot]')
    if (isNote && !isAnsweredOnce(own, body))
      wrong.push(
        `${user.login} wrote ${JSON.stringify(body)}, and ${own.map(({ type }) => type).join(', ')} came of it`,
      )
  }
  for (const { actor, door } of lines)
    if (['outsider', 'automation[bot]'].includes(actor.login)) wrong.push(`${actor.login} is on the record, by ${door}`)
  const seen = new Set<string>()
  for (const { cause, type, data } of lines) {
    const name = JSON.stringify([type === 'reminder-sent' ? '' : cause, type, data])
    if (seen.has(name) && ONCE.includes(type)) wrong.push(`twice on the record: ${name}`)
    seen.add(name)
  }
  return wrong
}

/** One issue for each action item, one pull request for each plan. */
async function onceEach(office: Company, cases: readonly number[]): Promise<string[]> {
  const wrong: string[] = []
  const { call, sandbox } = office
  const path = `/repos/${sandbox.repos.incidents}/issues?state=all&per_page=100`
  const all = (await call('admin', 'GET', path)).body as Listed[]
  // One that was made at the same instant is taken back: closed, without a label.
  const isTakenBack = (one: Listed) => one.labels.length === 0 && one.state_reason === 'not_planned'
  const marks = all.flatMap((one) =>
    isApp(one.user) && !isTakenBack(one) ? (/^<!-- hikeshi:[^>]+ -->/.exec(one.body ?? '') ?? []) : [],
  )
  for (const mark of new Set(marks.filter((one, at) => marks.indexOf(one) !== at)))
    wrong.push(`there are ${marks.filter((one) => one === mark).length} issues of ${mark}`)
  const branches = (await office.pulls()).map(({ head }) => head.ref)
  for (const branch of new Set(branches.filter((one, at) => branches.indexOf(one) !== at)))
    wrong.push(`there are ${branches.filter((one) => one === branch).length} pull requests of ${branch}`)
  for (const number of cases) {
    const lines = await office.ledger(number)
    const hasLearned = lines.some(({ type, data }) => type === 'phase-changed' && data.to === 'learning')
    if (hasLearned && !branches.includes(`hikeshi/prevention/incidents/${number}`))
      wrong.push(`#${number}: it came to learning, and there is no plan`)
    const compromised = lines.findLast(
      ({ type, data }) => type === 'fact-recorded' && data.field === 'channel-compromised',
    )
    if ((compromised?.data.values as string[] | undefined)?.includes('yes')) continue
    for (const { type, data } of lines)
      if (type === 'action-added' && !marks.some((mark) => mark === `<!-- hikeshi:action=${number}-${data.id} -->`))
        wrong.push(`#${number}: action item ${data.id} has no issue`)
  }
  return wrong
}

/** A case whose issue is gone: its record says so once and last of all that people did, and somebody is told of it once. */
async function judgeGone(office: Company, number: number): Promise<string[]> {
  const lines = await office.ledger(number)
  // Gone before anybody could hear of it, it never was a case.
  if (lines.length === 0) return []
  const { incidents } = office.sandbox.repos
  const path = `/repos/${incidents}/issues?state=all&per_page=100`
  const all = (await office.call('admin', 'GET', path)).body as Listed[]
  const gone = lines.filter(({ type }) => type === 'issue-relocated')
  const wrong = gone.length === 1 ? [] : [`${gone.length} lines say that it is gone`]
  const told = all.filter(({ user, body }) => isApp(user) && body?.startsWith(`<!-- hikeshi:stands-for=${number}:`))
  if (told.length !== (gone[0]?.data.what === 'deleted' ? 1 : 0))
    wrong.push(`that it is gone is told ${told.length} times`)
  const after = lines.slice(lines.findLastIndex(({ type }) => type === 'issue-relocated') + 1)
  // Said before, and heard of at the same moment as that it is gone: it may be written down behind that.
  const done = after.filter(({ actor, at }) => !isApp(actor) && at > (gone[0]?.at ?? ''))
  wrong.push(...done.map(({ type, actor }) => `${type} of ${actor.login} came after it was gone`))
  return wrong
}
