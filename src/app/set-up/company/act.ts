import type { LabelWanted, RepositoryRole } from '../../../domain/doctor/facts.ts'
import type { RepositoryName } from '../../ports/github.ts'
import type { PlannedFile } from '../choices.ts'

/** One thing that a set-up does on GitHub. A dry run shows it and leaves it. */
export type Act =
  | { kind: 'repository'; repository: RepositoryName; description: string }
  /** Made under a description that says that it is unfinished: whoever makes a team is in it until he is taken out. */
  | { kind: 'team'; org: string; team: string; description: string }
  | { kind: 'finished-team'; org: string; team: string; description: string; without: string | undefined }
  | { kind: 'member'; org: string; team: string; login: string }
  | { kind: 'team-role'; org: string; team: string; repository: RepositoryName; role: RepositoryRole }
  | { kind: 'person-role'; login: string; repository: RepositoryName; role: RepositoryRole }
  | { kind: 'board'; org: string; title: string }
  /** `only`: the options that GitHub gave the new board go; no card stands in them. */
  | { kind: 'columns'; org: string; project: number; field: string; options: readonly string[]; only: boolean }
  | { kind: 'view'; org: string; project: number; view: ViewWanted }
  | { kind: 'files'; repository: RepositoryName; branch: string; files: readonly PlannedFile[]; message: string }
  /** By the page on this machine, which sends the browser to GitHub and back. */
  | { kind: 'app' }
  /** One for seals, into a file of this machine. */
  | { kind: 'seal-key' }
  | { kind: 'actions-open-pulls'; repository: RepositoryName }
  | { kind: 'secret'; repository: RepositoryName; name: string; value: string }
  | { kind: 'labels'; repository: RepositoryName; labels: readonly LabelWanted[] }
  | { kind: 'issue'; repository: RepositoryName; title: string; body: string; labels: readonly string[]; mark: string }
  | { kind: 'comment'; repository: RepositoryName; issue: number; body: string }

export interface ViewWanted {
  name: string
  layout: 'board' | 'table'
  filter: string
}
