import * as z from 'zod/mini'
import type { Signal } from '../../../app/inbox/signal.ts'
import { type Envelope, repositorySchema } from './parts.schema.ts'

/** The company's own file, and the whole policy that is made of it. */
const POLICY_FILES: readonly string[] = ['.github/hikeshi.yml', '.github/hikeshi.resolved.yml']
/** GitHub lists no more commits of a push than this. */
const MOST_COMMITS = 2048

const names = z._default(z.array(z.string()), [])
const base = z.object({
  ref: z.string(),
  deleted: z._default(z.boolean(), false),
  forced: z._default(z.boolean(), false),
  repository: repositorySchema,
  commits: z._default(z.array(z.object({ added: names, modified: names, removed: names })), []),
})

/** The changes of a push to the default branch; other branches count for nothing yet. */
export function pushSignal(payload: unknown, envelope: Envelope): Signal | undefined {
  const read = base.safeParse(payload)
  if (!read.success) return undefined
  const { ref, deleted, forced, repository, commits } = read.data
  if (deleted || ref !== `refs/heads/${repository.defaultBranch}`) return undefined
  const paths = [...new Set(commits.flatMap(({ added, modified, removed }) => [...added, ...modified, ...removed]))]
  const partly = forced || commits.length === 0 || commits.length >= MOST_COMMITS
  return {
    kind: partly || paths.some((path) => POLICY_FILES.includes(path)) ? 'policy-changed' : 'runbooks-changed',
    installation: envelope.installation,
    repository,
    paths,
    partly,
  }
}
