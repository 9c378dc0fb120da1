import type { AdoptionResult } from '../../app/adopt.ts'
import type { Account } from '../../domain/case/case.ts'
import type { Language } from '../../domain/policy/basics.ts'
import type { Reason } from '../../domain/reason.ts'
import { blocks, bullets, code, mention } from './marks.ts'
import { md, type Tell, type TextParams, textsIn } from './texts.ts'

/** What became of `/adopt`: there may be no policy yet whose words could name anything. */
export function adoption(result: AdoptionResult, actor: Account, language: Language): string {
  const tell = textsIn(language)
  const person = md(mention(actor))
  if (result.kind === 'adopted') {
    return tell('adopt.adopted', { person, sha: md(code(result.sha)), how: tell(`adopted-by.${result.how}`) })
  }
  return blocks(tell('adopt.refused', { person }), bullets(result.reasons.map((reason) => reasonLine(tell, reason))))
}

/** Policy ids stand for themselves here: they have no words before a policy counts. */
function reasonLine(tell: Tell, { code: why, params = {} }: Reason): string {
  const known = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(', ')]),
  )
  const { file = '', problem = '', sha = '<sha>' } = known
  const shown: TextParams = {
    roles: '',
    meanwhile: '',
    role: '',
    pull: '',
    reference: md(code('hikeshi.yml')),
    ...known,
    file: md(code(file)),
    problem: md(code(problem)),
    // As code: a sha is copied as it stands.
    sha: md(code(sha)),
    subject: why === 'already-there' ? '' : md(code('/adopt')),
    command: md(code(why === 'policy-record-broken' ? 'hikeshi verify' : `/adopt ${sha}`)),
  }
  const remedy = tell(`remedy.${why}`, shown)
  return `**${tell(`reason.${why}`, shown)}**${remedy === '' ? '' : `<br>→ ${remedy}`}`
}

export function unadopted(sha: string | undefined, language: Language): string {
  const tell = textsIn(language)
  return sha === undefined
    ? tell('adopt.unadopted-no-file')
    : tell('adopt.unadopted', { command: md(code(`/adopt ${sha}`)) })
}
