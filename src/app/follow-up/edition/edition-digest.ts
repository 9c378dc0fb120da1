import { createHash } from 'node:crypto'
import type { Edition } from '../../../domain/edition/edition-of.ts'
import { canonicalJson } from '../../case/ledger/line-hash.ts'

/** By what two editions are known to say the same: whoever has the one need not get the other. */
export const editionDigest = (edition: Edition): string =>
  createHash('sha256').update(canonicalJson(edition), 'utf8').digest('hex')
