import type { Policy } from '../../policy/policy.schema.ts'
import { suggestion } from '../../runbook/suggest.ts'
import { ownProperty } from '../../values/own-property.ts'
import { type Finding, finding, findingAbout } from '../finding.ts'
import type { Rule } from '../subject.ts'

/** Names that GitHub gives to no repository, or to the notes beside one. */
const NO_REPOSITORY = /^\.{1,2}$|\.(?:git|wiki)$/i

/** Repositories can be there, and what is written into one is not read as a runbook of it (R4.1-1). */
export const places: Rule = ({ policy }) => {
  const { repositories, runbooks, processes } = policy
  const named = (id: string): string => (ownProperty(repositories, id) ?? id).toLowerCase()
  const isAmongRunbooks = (repository: string, path: string): boolean =>
    named(repository) === named(runbooks.repository) && `${path}/`.startsWith(`${runbooks.folder}/`)
  return [
    ...Object.entries(repositories).flatMap(([id, name]) =>
      NO_REPOSITORY.test(name) ? [finding('bad-repository', ['repositories', id], { name })] : [],
    ),
    ...unusedNames(policy),
    ...Object.entries(processes).flatMap(([id, process]) =>
      Object.entries(process['pull-requests']).flatMap(([pull, rule]): Finding[] => {
        const at = ['processes', id, 'pull-requests', pull]
        const { folder, repository, 'changes-policy': changes } = rule
        const file = changes?.history?.file
        return [
          ...(isAmongRunbooks(repository, folder) ? [finding('folder-taken', [...at, 'folder'], { folder })] : []),
          ...(file !== undefined && isAmongRunbooks(repository, file)
            ? [finding('folder-taken', [...at, 'changes-policy', 'history', 'file'], { folder: file })]
            : []),
        ]
      }),
    ),
  ]
}

/** A name for a repository that nothing lives in, nearly as one that is used: the other one keeps its old name. */
function unusedNames({ repositories, runbooks, processes }: Policy): Finding[] {
  const used = new Set([
    runbooks.repository,
    ...Object.values(processes).flatMap((process) => [
      process.repository,
      ...Object.values(process['pull-requests']).map(({ repository }) => repository),
    ]),
  ])
  return Object.keys(repositories).flatMap((id) => {
    const near = used.has(id) ? {} : suggestion(id, [...used])
    return near.suggestion === undefined
      ? []
      : [findingAbout('repository-unused', ['repositories', id], { repository: id }, near)]
  })
}
