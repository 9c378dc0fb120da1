import { githubClient } from '../../adapters/github/client/client.ts'
import { viewer } from '../../adapters/github/graphql/viewer.ts'
import { people } from '../../adapters/github/people/people.ts'
import { policyTexts } from '../../adapters/github/policy/policy-texts.ts'
import { warningWords } from '../../adapters/messages/warning-words.ts'
import type { RepositoryName } from '../../app/ports/github.ts'
import type { PolicyInForce } from '../../app/ports/policy-source.ts'
import type { Ports } from '../../app/ports/ports.ts'
import type { Sealing } from '../../app/ports/sealing.ts'
import type { Language } from '../../domain/policy/languages.ts'
import { oneLine } from '../../domain/values/one-line.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'
import { beforeItEnds, compose } from '../shared/compose.ts'
import { sealingFrom } from '../shared/sealing-from.ts'
import { keyFrom, together } from './environment.ts'
import { repositoryFrom } from './github.ts'
import { inOneSentence } from './in-one-sentence.ts'
import { octokitFromEnvironment } from './records.ts'

/**
 * The use cases on GitHub, by the token of the environment: an installation token of the app, or, to read alone, a
 * person's together with the app's slug, since records count only where the app wrote them. Warnings go to stderr.
 */
export async function worldFor(
  repo: string | undefined,
  { app, publicKeys, language }: { app: string | undefined; publicKeys: readonly string[]; language: Language },
): Promise<{ world: Ports; repository: RepositoryName }> {
  const repository = repositoryFrom(repo)
  const octokit = octokitFromEnvironment()
  const client = githubClient({ octokit })
  const self =
    app === undefined
      ? await viewer(client)
      : await people(client, { now, report: silent, saw: () => undefined }).account(`${app}[bot]`)
  if (self === undefined) throw new ToldError(noApp(app))
  const words = await warningWords(language)
  const world = compose({
    ...{ octokit, self, now, texts: policyTexts(), sealing: sealingFromEnvironment(publicKeys) },
    repositories: async () => [{ ...repository, id: 'not-told' }],
    calling: { environment: process.env, beside: beforeItEnds },
    warn: (error, warning) => {
      // A notice that is only worth knowing is for somebody who watches.
      if (error === undefined && !process.stderr.isTTY) return
      const why = error === undefined ? '' : ` (${inOneSentence(error, language)})`
      process.stderr.write(`${oneLine(`${words.of(warning)}${why}`)}\n`)
    },
  })
  return { world, repository }
}

const now = () => new Date()
/** One account is looked up, no role. */
const silent = () => undefined

/** The app's own key, where this is the app's machine; public ones, where somebody else verifies. */
export function sealingFromEnvironment(publicKeys: readonly string[]): Sealing {
  const problems: Told[] = []
  const privateKey = keyFrom(process.env, '', problems) ?? ''
  const previous = keyFrom(process.env, 'PREVIOUS_', problems) ?? ''
  if (problems.length > 0) throw new ToldError(together(problems))
  return sealingFrom({ privateKey, previous, publicKeys })
}

/** The slug is what somebody typed. */
export const noApp = (slug: string | undefined): Told => ({
  ja: `GitHub に「${slug}」というアプリはありません。アプリのページのアドレスの最後の部分を指定してください`,
  en: `GitHub knows no app "${slug}": its slug is the last part of its address`,
})

const nothingAdopted = (where: string): Told => ({
  ja: `${where} には、アプリが採択した運用ポリシーがありません。人のトークンで読むときは、アプリを --app で指定してください`,
  en: `${where} has no policy that the app adopted; with a person's token, name the app with --app`,
})

export async function policyInForce(world: Ports, repository: RepositoryName): Promise<PolicyInForce> {
  const inForce = await world.policies.of(repository)
  if (inForce === undefined) throw new ToldError(nothingAdopted(`${repository.owner}/${repository.name}`))
  return inForce
}
