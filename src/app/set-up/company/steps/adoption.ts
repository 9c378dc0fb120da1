import { readAdopt } from '../../../../domain/commands/read-adopt.ts'
import { markOf } from '../../../ports/messages.ts'
import { homeOf, type SetUpContext } from '../context.ts'
import { type Item, left, there, toDo, waits } from '../item.ts'
import type { CommentFound } from '../site.ts'
import { lookAtServer } from './server.ts'

const MARK = markOf('set-up=adopt')
/** So long a runner may take; whoever asks before that is heard already. */
const UNHEARD_AFTER_MS = 10 * 60 * 1000

/** The policy counts from the moment at which an administrator has adopted it, by a comment as anybody would write it. */
export async function lookAtAdoption(context: SetUpContext): Promise<readonly Item[]> {
  const { site, viewer, say, web, org } = context
  const home = homeOf(context, await context.plan())
  if (!(await isHeard(context))) return [waits('app')]
  const { candidate, inForce, ask: asked, app } = await context.adoption()
  if (candidate === undefined || asked === undefined) return [waits('files')]
  if (inForce === candidate) return [there('adopted', { sha: candidate }, `${web}/${org}/${home.name}`)]
  if (inForce !== undefined) return [left('adopted-another', { sha: candidate, inForce }, `${web}/${org}/${home.name}`)]
  const issue = await site.issueMarked(home, MARK, viewer.login)
  if (issue === undefined) {
    const body = `${MARK}\n\n${say('adoption.body')}`
    const act = { kind: 'issue' as const, repository: home, title: say('adoption.title'), body, labels: [], mark: MARK }
    return [toDo('adopted', { sha: candidate }, act)]
  }
  const ask = toDo(
    'adopted',
    { sha: candidate },
    { kind: 'comment', repository: home, issue: issue.number, body: `/adopt ${asked}` },
    issue.url,
  )
  const comment = (await site.comments(home, issue.number)).findLast((one) => asks(one, asked))
  if (comment === undefined) return [ask]
  const isAnswered = async (): Promise<boolean> =>
    (await site.comments(home, issue.number)).some(({ author, at }) => author === app && at >= comment.at)
  if (await context.wait(isAnswered)) {
    const isInForce = (await context.adoption()).inForce === candidate
    return [
      isInForce
        ? there('adopted', { sha: candidate }, issue.url)
        : left('adoption-refused', { sha: candidate }, issue.url),
    ]
  }
  const age = context.now().getTime() - Date.parse(comment.at)
  return age > UNHEARD_AFTER_MS ? [ask] : [left('adoption-unanswered', { sha: candidate }, issue.url)]
}

const asks = ({ body }: CommentFound, sha: string): boolean => readAdopt(body)?.sha === sha

/** Whether anybody answers what is asked on GitHub now. */
export async function isHeard(context: SetUpContext): Promise<boolean> {
  const app = await context.app.state()
  if (app.kind === 'none' || !app.installed) return false
  return (await lookAtServer(context)).every(({ kind }) => kind === 'there')
}
