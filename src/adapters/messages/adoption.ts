import type { AdoptionResult } from '../../app/ports/adoption-result.ts'
import type { RepositoryName } from '../../app/ports/github.ts'
import type { Account } from '../../domain/case/case.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Reason } from '../../domain/refusals/reason.ts'
import { blocks, bullets, code, mention } from './marks.ts'
import { safeguardsBlock } from './safeguards.ts'
import { md, type TextParams, type Translate, textsIn } from './texts.ts'

/** The outcome of `/adopt`: there may be no policy yet whose words could name anything. */
export function adoption(result: AdoptionResult, actor: Account, language: Language): string {
  const translate = textsIn(language)
  const person = md(mention(actor))
  if (result.kind === 'adopted') {
    const told = safeguardsBlock(translate, result.safeguards, language)
    const adopted = { person, sha: md(code(result.sha)), how: translate(`adopted-by.${result.how}`) }
    return blocks(translate('adopt.adopted', adopted), ...(told === undefined ? [] : [told]))
  }
  return blocks(
    translate('adopt.refused', { person }),
    bullets(result.reasons.map((reason) => reasonLine(translate, reason))),
  )
}

/** Policy ids stand for themselves here: they have no words before a policy counts. */
function reasonLine(translate: Translate, { code: why, params = {} }: Reason): string {
  const known = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(', ')]),
  )
  const { file = '', problem = '', sha = '<sha>', repository = '', home = '' } = known
  const shown: TextParams = {
    roles: '',
    meanwhile: '',
    role: '',
    pull: '',
    reference: md(code('hikeshi.yml')),
    ...known,
    file: md(code(file)),
    problem: md(code(problem)),
    repository: md(code(repository)),
    home: md(code(home)),
    // As code: a sha is copied as it stands.
    sha: md(code(sha)),
    subject: why === 'already-there' ? '' : md(code('/adopt')),
    command: md(code(commandFor(why, sha, known.text ?? ''))),
  }
  const remedy = translate(`remedy.${why}`, shown)
  return `**${translate(`reason.${why}`, shown)}**${remedy === '' ? '' : `<br>→ ${remedy}`}`
}

/** To those who answer for a policy that another one would have taken repositories from. */
export function overlap(
  people: readonly Account[],
  { from, repositories }: { from: RepositoryName; repositories: readonly string[] },
  language: Language,
): { title: string; body: string } {
  const translate = textsIn(language)
  const names = { from: md(code(`${from.owner}/${from.name}`)), repositories: md(repositories.map(code).join(', ')) }
  return {
    title: translate('overlap.title'),
    body: translate('overlap.body', { ...names, people: md(people.map(mention).join(' ')) }),
  }
}

export function unadopted(sha: string | undefined, language: Language): string {
  const translate = textsIn(language)
  return sha === undefined
    ? translate('adopt.unadopted-no-file')
    : translate('adopt.unadopted', { command: md(code(`/adopt ${sha}`)) })
}

/** Which file comes back from where; nothing else is touched. */
export const adoptionsLost = (commit: string | undefined, language: Language): string =>
  textsIn(language)('adopt.lost', {
    command: md(code(restoring(commit ?? 'COMMIT'))),
  })

function commandFor(why: Reason['code'], sha: string, commit: string): string {
  if (why === 'policy-record-broken') return 'hikeshi verify'
  if (why === 'policy-record-lost') return restoring(commit)
  return why === 'role-unseen' ? 'hikeshi doctor' : `/adopt ${sha}`
}

const restoring = (commit: string): string => `git restore --source=${commit} -- ledger/policy.jsonl`
