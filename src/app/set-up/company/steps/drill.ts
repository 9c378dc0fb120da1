import { wordsIn } from '../../../../domain/policy/basics.ts'
import { caseLabel, formOf } from '../../../../domain/policy/form-of.ts'
import { markOf } from '../../../ports/messages.ts'
import type { SetUpContext } from '../context.ts'
import { type Item, left, there, toDo, waits } from '../item.ts'

/** The first drill: that a report is answered shows that everything before it works. */
export async function lookAtDrill(context: SetUpContext): Promise<readonly Item[]> {
  const { org, site, say } = context
  const { policy } = await context.plan()
  const [id, drill] = Object.entries(policy.processes).find(([, { mark }]) => mark !== undefined) ?? []
  if (id === undefined || drill === undefined) return [there('no-drill', {})]
  const repository = { owner: org, name: policy.repositories[drill.repository] ?? '' }
  const found = await site.issueLabelled(repository, caseLabel(id))
  if (found === undefined) {
    const { inForce, candidate } = await context.adoption()
    if (inForce === undefined || inForce !== candidate) return [waits('adoption')]
    const label = formOf(policy, id, policy.locale)?.items[0]?.label
    const body = [...(label === undefined ? [] : [`### ${label}`]), say('drill.body'), markOf('set-up=drill')].join(
      '\n\n',
    )
    const title = `${wordsIn(policy.locale, drill.label)}: ${say('drill.title')}`
    const act = {
      kind: 'issue' as const,
      repository,
      title,
      body,
      labels: [caseLabel(id)],
      mark: markOf('set-up=drill'),
    }
    return [toDo('drill', {}, act)]
  }
  const { app } = await context.adoption()
  const isAnswered = async () => (await site.comments(repository, found.number)).some(({ author }) => author === app)
  return [(await context.wait(isAnswered)) ? there('drill', {}, found.url) : left('drill-unanswered', {}, found.url)]
}
