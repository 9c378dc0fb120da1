import * as z from 'zod/mini'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, OUT_OF_REACH } from '../client/github-error.ts'
import { askGraphql } from './document.ts'

const AT_ONCE = 100

const issueSchema = z.object({ number: z.int(), repository: z.object({ nameWithOwner: z.string() }) })
const data = z.object({ repository: z.nullable(z.record(z.string(), z.nullable(issueSchema))) })

/** One query for so many numbers; REST takes a request for each. */
export function issuesNotThereOf(count: number): { text: string; data: typeof data } {
  const numbers = Array.from({ length: count }, (_, at) => at)
  const text = `query IssuesNotThere($owner: String!, $name: String!, ${numbers.map((at) => `$n${at}: Int!`).join(', ')}) {
  repository(owner: $owner, name: $name) {
${numbers.map((at) => `    i${at}: issue(number: $n${at}) { number repository { nameWithOwner } }`).join('\n')}
  }
}`
  return { text, data }
}

/** Numbers that name no issue of the repository. Where GitHub does not tell, none: whoever asks asks again. */
export async function issuesNotThere(
  client: GitHubApi,
  repository: RepositoryName,
  numbers: readonly number[],
): Promise<readonly number[]> {
  const gone: number[] = []
  for (let from = 0; from < numbers.length; from += AT_ONCE)
    gone.push(...(await onePart(client, repository, numbers.slice(from, from + AT_ONCE))))
  return gone
}

async function onePart(
  client: GitHubApi,
  { owner, name }: RepositoryName,
  numbers: readonly number[],
): Promise<number[]> {
  const named = Object.fromEntries(numbers.map((number, at) => [`n${at}`, number]))
  try {
    const { repository } = await askGraphql(client, issuesNotThereOf(numbers.length), { owner, name, ...named })
    if (repository === null) return []
    const isHere = (number: number, at: number): boolean => {
      const seen = repository[`i${at}`]
      const place = seen?.repository.nameWithOwner.toLowerCase()
      return seen?.number === number && place === `${owner}/${name}`.toLowerCase()
    }
    return numbers.filter((number, at) => !isHere(number, at))
  } catch (error) {
    if (error instanceof GitHubError && UNTOLD.includes(error.kind)) return []
    throw error
  }
}

const UNTOLD: readonly GitHubError['kind'][] = ['refused', ...OUT_OF_REACH, 'permission-missing']
