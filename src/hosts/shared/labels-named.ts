import type { IssueSeen, Issues, RepositoryName } from '../../app/ports/github.ts'
import type { Policies } from '../../app/ports/policies.ts'
import { asNamed, mayBeRenamed, renamedIn } from '../../app/screen/as-named.ts'
import { lruCache } from '../../app/state/lru-cache.ts'

/** Far more than an installation has. */
const REPOSITORIES = 1_000

/**
 * Issues as if nobody had renamed a label of the app's: what is read has the names that it gave them, and what is written
 * goes by those that they have now. Which ones were renamed each round tells, and each issue that bears one.
 * `labelsNow`: what a round was told at its beginning is too old to write by.
 */
export function labelsNamed(issues: Issues, policies: Pick<Policies, 'of'>, labelsNow: Issues['labels']): Issues {
  /** Of each repository, what its labels are called now by what they were called. */
  const now = lruCache<Map<string, string>>(REPOSITORIES)
  const keyOf = ({ owner, name }: RepositoryName) => `${owner}/${name}`

  async function named(repository: RepositoryName, issue: IssueSeen): Promise<IssueSeen> {
    if (!mayBeRenamed(issue)) return issue
    const inForce = await policies.of(repository)
    if (inForce === undefined) return issue
    const shown = issue.labelsShown ?? []
    const found = renamedIn(inForce.rules, repository.name, shown)
    if (found.length > 0) keep(repository, found)
    return asNamed(inForce.rules, repository.name, issue)
  }

  function keep(repository: RepositoryName, found: ReturnType<typeof renamedIn>): void {
    const known = now.get(keyOf(repository)) ?? now.keep(keyOf(repository), new Map())
    for (const { was, is } of found) known.set(was, is)
  }

  /** One that has its name back since, or is gone, must not be made anew by the name that it had meanwhile. */
  async function written(repository: RepositoryName, labels: readonly string[]): Promise<readonly string[]> {
    const known = now.get(keyOf(repository))
    if (known === undefined || !labels.some((label) => known.has(label))) return labels
    await asFormerly(repository, await labelsNow(repository))
    const fresh = now.get(keyOf(repository))
    return labels.map((label) => fresh?.get(label) ?? label)
  }

  async function asFormerly(repository: RepositoryName, all: Awaited<ReturnType<Issues['labels']>>) {
    const inForce = await policies.of(repository)
    const found = inForce === undefined ? [] : renamedIn(inForce.rules, repository.name, all)
    now.drop(keyOf(repository))
    if (found.length === 0) return all
    keep(repository, found)
    const formerly = new Map(found.map(({ was, is }) => [is, was]))
    return all.map((label) => ({ ...label, name: formerly.get(label.name) ?? label.name }))
  }

  return {
    ...issues,

    async see(ref) {
      const issue = await issues.see(ref)
      return issue && named(ref.repository, issue)
    },

    async list(repository, options) {
      const { labels } = options
      const asked = labels === undefined ? undefined : (await written(repository, [labels]))[0]
      const all = await issues.list(repository, { ...options, ...(asked !== undefined && { labels: asked }) })
      return Promise.all(all.map((issue) => named(repository, issue)))
    },

    async changes(ref) {
      const known = [...(now.get(keyOf(ref.repository)) ?? [])]
      const was = (name: string | undefined) => known.find(([, is]) => is === name)?.[0]
      return (await issues.changes(ref)).map((change) =>
        change.kind === 'labeled' || change.kind === 'unlabeled'
          ? { ...change, value: was(change.value) ?? change.value }
          : change,
      )
    },

    async own(repository, since) {
      return Promise.all(
        (await issues.own(repository, since)).map(async (issue) => ({ ...issue, ...(await named(repository, issue)) })),
      )
    },

    labels: async (repository) => asFormerly(repository, await issues.labels(repository)),

    async describeLabel(repository, name, description) {
      const [label = name] = await written(repository, [name])
      await issues.describeLabel(repository, label, description)
    },

    // Whether it has its name back since only GitHub can tell.
    patchIds: (repository, patch) =>
      patch.labels?.some((name) => now.get(keyOf(repository))?.has(name))
        ? undefined
        : issues.patchIds(repository, patch),

    async patch(ref, patch) {
      const labels = patch.labels && (await written(ref.repository, patch.labels))
      await issues.patch(ref, { ...patch, ...(labels && { labels }) })
    },
  }
}
