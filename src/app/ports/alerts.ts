import type { AlertKind } from '../../domain/policy/alerts.ts'
import type { RepositoryName } from './github.ts'

/** An alert of GitHub's own, by number and link alone: what it found is for those who may open it. */
export interface AlertSeen {
  number: number
  link: string
  createdAt: string
  /** When it last changed, being opened again among it. */
  updatedAt: string
}

export interface Alerts {
  /** Those that are open and have changed since then, the newest first; undefined where GitHub does not show them. */
  open(repository: RepositoryName, kind: AlertKind, since: string): Promise<readonly AlertSeen[] | undefined>
}
