import type { Operation } from '../../src/domain/audit/operation-check/operation.ts'

/** An operation of which only the records are known, and are the app's own: nobody could be asked about people and repositories. */
export const NOBODY_ASKED: Pick<
  Operation,
  'directory' | 'publicRepositories' | 'readers' | 'editions' | 'holdings' | 'drawnUpFor' | 'records' | 'adoptions'
> = {
  ...{ directory: 'not-checked', publicRepositories: 'not-checked', readers: 'not-checked' },
  ...{ editions: [], holdings: [], drawnUpFor: 'no-case', records: 'vouched-for', adoptions: [] },
}
