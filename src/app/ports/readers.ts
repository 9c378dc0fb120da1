import type { Observation, Reader } from '../../domain/audit/readers/reader.ts'
import type { RepositoryName } from './github.ts'

/** The readers of a repository, as GitHub tells those who may ask (R8-1). */
export interface RepositoryAccess {
  of(repository: RepositoryName): Promise<Observation<readonly Reader[]>>
}
