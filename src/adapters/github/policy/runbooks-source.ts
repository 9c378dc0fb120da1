import type { RepositoryName } from '../../../app/ports/github.ts'
import type { PolicyInForce } from '../../../app/ports/policy-source.ts'
import type { Runbooks } from '../../../app/ports/runbooks.ts'
import { ttlCache } from '../../../app/state/ttl-cache.ts'
import type { Runbook } from '../../../domain/runbook/runbook.ts'
import { type RunbookProblem, runbookProblem } from '../../../domain/runbook/runbook-problem.ts'
import { surroundingsOf } from '../../../domain/runbook/surroundings-of.ts'
import { LARGEST_FILE } from '../../../domain/values/size-bounds.ts'
import type { GitHubApi } from '../client/client.ts'
import { type DefaultBranches, defaultBranches, type FileThere } from '../client/default-branches.ts'
import { boundedText } from '../client/file-text.ts'
import { noReadings, type ParseCache } from '../client/parse-cache.ts'
import type { ParsedRunbook, PolicyTexts } from './policy-texts.ts'

const LIFE = 60_000
/** Far more than an installation has policies, and they have runbooks. */
const LISTS = 100
const RUNBOOKS = 2_000

/** The reader of YAML is loaded where something has to be read. */
const parser = () => import('../../runbooks/parse-runbook.ts')

export interface RunbooksOptions {
  now: () => Date
  /** Shared with whoever opens pull requests there. */
  branches?: DefaultBranches
  kept?: ParseCache
  texts: Pick<PolicyTexts, 'runbook'>
  /** The problems that keep a runbook from being used, for its owner to mend. */
  report: (problems: readonly RunbookProblem[]) => void
}

/**
 * Runbooks of the default branch: one request a minute while nothing changes, and one more where something did.
 * A runbook that cannot be followed is left out and reported, so that it hides no other.
 */
export function runbooksSource(client: GitHubApi, options: RunbooksOptions): Runbooks {
  const { now, branches = defaultBranches(client, now), kept = noReadings, texts, report } = options
  const lists = ttlCache<readonly Runbook[]>({ life: LIFE, most: LISTS }, now)
  // To read one again that nobody has changed would take five milliseconds each, every minute.
  const parsed = ttlCache<ParsedRunbook>({ life: Number.POSITIVE_INFINITY, most: RUNBOOKS }, now)

  /** Not held against the policy here: one that names a renamed system is still better than none at night. */
  const readOf = (
    { path, sha, size, text }: FileThere,
    home: RepositoryName,
  ): [string, () => Promise<ParsedRunbook>] => {
    const name = `runbook ${path} ${sha}`
    if (size > LARGEST_FILE) return [name, async () => ({ problems: [(await parser()).runbookTooLarge(path, size)] })]
    return [name, () => kept.of(home, name, async () => texts.runbook(path, await text()))]
  }

  async function read({ rules: policy, home, pins }: PolicyInForce): Promise<readonly Runbook[]> {
    const name = policy.repositories[policy.runbooks.repository] ?? home.name
    const repository = { owner: home.owner, name }
    const runbooks: Runbook[] = []
    const problems: RunbookProblem[] = []
    // Where there is no such repository, or nothing in it yet, no runbook matches, and the officer appoints (R4.2-3).
    const found = await branches.folder(
      { ...repository, pin: pins[policy.runbooks.repository] ?? 'not-pinned' },
      policy.runbooks.folder,
    )
    const files = found.filter(({ path }) => isRunbook(path, policy.runbooks.folder))
    const all = await Promise.all(
      files.map(async (file) => ({ path: file.path, ...(await parsed.get(...readOf(file, home))) })),
    )
    for (const { path, ...one } of all.sort((a, b) => (a.path < b.path ? -1 : 1))) {
      problems.push(...one.problems)
      const { runbook } = one
      if (runbook === undefined) continue
      if (runbooks.some(({ head }) => head.id === runbook.head.id))
        problems.push(
          runbookProblem(
            'repeated-id',
            { path, line: 1, column: 1 },
            { id: runbook.head.id, list: policy.runbooks.folder },
          ),
        )
      else runbooks.push(runbook)
    }
    if (problems.length > 0) report(problems)
    return runbooks
  }

  async function proposed(inForce: PolicyInForce, paths: readonly string[], head: string) {
    const { rules: policy, home } = inForce
    const repository = { owner: home.owner, name: policy.repositories[policy.runbooks.repository] ?? home.name }
    const around = surroundingsOf(policy, now().toISOString())
    const wanted = paths.filter((path) => isRunbook(path, policy.runbooks.folder))
    const files = await Promise.all(
      wanted.map(async (path) => ({ path, file: await boundedText(client, repository, path, head) })),
    )
    const { parseRunbook: parse, runbookTooLarge } = await parser()
    const found = files.flatMap(({ path, file }) => {
      if (file === undefined) return []
      return [
        file.text === undefined ? { problems: [runbookTooLarge(path, file.size)] } : parse(path, file.text, around),
      ]
    })
    return { files: found.length, problems: found.flatMap(({ problems }) => problems) }
  }

  /** A merged commit keeps the date on which it was written: what brought it here says since when it stands here. */
  async function changedAt({ rules: policy, home }: PolicyInForce): Promise<string | undefined> {
    const repo = policy.repositories[policy.runbooks.repository] ?? home.name
    const { folderChanged } = await import('../graphql/folder-changed.ts')
    return folderChanged(client, { owner: home.owner, name: repo }, policy.runbooks.folder)
  }

  return {
    proposed,
    changedAt,
    all: (inForce) => lists.get(`${owner(inForce.home)} ${inForce.sha}`, () => read(inForce)),
    forget() {
      lists.forget()
      branches.forget()
    },
  }
}

const owner = ({ owner: of, name }: RepositoryName): string => `${of}/${name}`

const isRunbook = (path: string, folder: string): boolean =>
  path.startsWith(`${folder}/`) && path.endsWith('.md') && !/(^|\/)README\.md$/i.test(path)
