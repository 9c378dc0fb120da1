import type { AlertKind } from '../../domain/policy/alerts.ts'
import type { RepositoryName } from './github.ts'

/** An alert of GitHub's own, by number and link alone: what it found is for those who may open it. */
export interface AlertSeen {
  number: number
  link: string
  createdAt: string
}

export interface Alerts {
  /** Those that are open, the newest first, as many as one answer holds; undefined where GitHub does not show them. */
  open(repository: RepositoryName, kind: AlertKind): Promise<readonly AlertSeen[] | undefined>
}
