import { ToldError } from '../domain/values/told-error.ts'
import { asNumber, asObject, asText } from './json.ts'
import { POLICY_FILE, RESOLVED_FILE } from './organisation/make-fake-github.ts'
import { OWNER } from './organisation/people.ts'
import { type PlaygroundLanguage, playgroundWords } from './playground/words.ts'
import type { SandboxFacts } from './sandbox-facts.ts'

/** The owner adopts the policy as he would by hand: an issue, `/adopt` with the file's blob, the issue closed. */
export async function adoptPolicy(
  facts: SandboxFacts,
  language: PlaygroundLanguage,
  idle: () => Promise<void>,
  send: typeof fetch,
): Promise<void> {
  const say = playgroundWords(language)
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await send(`${facts.url}/repos/${facts.repos.incidents}${path}`, {
      method,
      headers: { authorization: `Bearer ${facts.tokens[OWNER]}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return answer.json()
  }
  const shaOf = async (path: string) => asText(asObject(await call('GET', `/contents/${path}`)).sha)
  // The whole policy counts, not the company's own part of it.
  const sha = (await shaOf(RESOLVED_FILE)) ?? (await shaOf(POLICY_FILE))
  if (sha === undefined) return
  const issue = asObject(
    await call('POST', '/issues', {
      title: say('adopt.title'),
      body: say('adopt.body'),
    }),
  )
  const number = asNumber(issue.number)
  await call('POST', `/issues/${number}/comments`, { body: `/adopt ${sha}` })
  await idle()
  refuseUnadopted(await call('GET', `/issues/${number}/comments`))
  await call('PATCH', `/issues/${number}`, { state: 'closed' })
  await idle()
}

/** A sandbox whose policy does not count would answer nothing to anybody: what the app said is said here. */
function refuseUnadopted(comments: unknown): void {
  const [asked, answer] = Array.isArray(comments) ? comments.map(asObject) : []
  if (asNumber(asObject(asked?.reactions)['+1']) === 1) return
  const why = asText(answer?.body)?.replace(/^<!--.*?-->\s*/, '')
  throw new ToldError({
    ja: `運用ポリシーが採択されませんでした：\n${why ?? 'アプリから返事がありません'}`,
    en: `the policy was not adopted:\n${why ?? 'the app gave no answer'}`,
  })
}
