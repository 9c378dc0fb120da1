import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { mappingDocument, packReadme } from '../../adapters/audit/pack-readme.ts'
import { template } from '../../adapters/files/package-files.ts'
import { isThere, writeInside } from '../../adapters/files/scaffold-file.ts'
import { publicKeyPem } from '../../adapters/keys/seal-key.ts'
import { evidencePack } from '../../app/audit/pack/evidence-pack.ts'
import { MANIFEST, MANIFEST_SIGNATURE, manifestOf, SIGNING_KEY } from '../../app/audit/pack/manifest.ts'
import type { PackFile, PackSources } from '../../app/audit/pack/pack-sources.ts'
import { parseLedger } from '../../app/case/ledger/text-format.ts'
import type { Sealer } from '../../app/ports/sealing.ts'
import type { Operation } from '../../domain/audit/operation-check/operation.ts'
import type { FrameworkMapping } from '../../domain/audit/pack/frameworks.ts'
import { parseLedgerPath } from '../../domain/case/ledger-path.ts'
import { sealKeysIn } from '../../domain/policy/policy-ledger.ts'
import { groupBy } from '../../domain/values/group-by.ts'
import { type Told, ToldError } from '../../domain/values/told-error.ts'
import type { CheckedThings, OperationCheck } from '../shared/operation-check.ts'

/**
 * Writes what an auditor takes away (R5-1, R4.4-5): the table, its evidence as files, and a manifest that the seals' key
 * signs where it is at hand.
 */
export async function writeAuditPack(
  folder: string,
  check: OperationCheck,
  things: Omit<PackSources, 'operation' | 'mapping'>,
  sealer: Sealer | 'no-key',
): Promise<void> {
  const { operation, judged, words, document, data } = check
  const mapping: FrameworkMapping = JSON.parse(await template('audit/frameworks.json'))
  const pack = await evidencePack({ ...things, operation, mapping }, judged)
  const key = sealer === 'no-key' ? 'not-signed' : sealer.key
  const made = {
    ...pack,
    company: operation.policy.company.name,
    at: operation.now,
    key,
    keys: keysIn(things.adoptions),
  }
  const files: PackFile[] = [
    ...pack.files,
    { path: 'operation-check.json', text: `${JSON.stringify(data, undefined, 2)}\n` },
    { path: 'operation-check.md', text: document() },
    { path: 'mapping.md', text: mappingDocument(words, mapping, judged) },
    { path: 'README.md', text: packReadme(words, made) },
  ]
  const manifest = manifestOf(files)
  await refuseStrangers(folder, [...files.map(({ path }) => path), MANIFEST, MANIFEST_SIGNATURE, SIGNING_KEY])
  for (const { path, text } of [...files, { path: MANIFEST, text: manifest }]) await writeInside(folder, path, text)
  // The signature of an earlier run says nothing of this one.
  for (const path of [MANIFEST_SIGNATURE, SIGNING_KEY]) await rm(join(folder, path), { force: true })
  if (sealer === 'no-key') return
  await writeInside(folder, MANIFEST_SIGNATURE, Buffer.from(sealer.sign(manifest).signature, 'base64url'))
  await writeInside(folder, SIGNING_KEY, publicKeyPem(sealer.key))
}

/** The keys of the seals, each with the day on which it was named. */
const keysIn = (adoptions: string | undefined) =>
  parseLedger(adoptions ?? '').lines.flatMap((line) =>
    sealKeysIn([line]).map(({ key, how }) => ({ key, how, at: line.at })),
  )

/** Another file in a folder of evidence would be taken for evidence. */
async function refuseStrangers(folder: string, own: readonly string[]): Promise<void> {
  // Before anything is written, so that no half of a pack is left.
  for (const path of own) await isThere(folder, path)
  const known = new Set(own.map((path) => join(folder, path)))
  const folders = ['records', 'policies', 'pull-requests', 'runbooks'].map((name) => join(folder, name))
  const there = await Promise.all(
    folders.map((name) => readdir(name, { recursive: true, withFileTypes: true }).catch(() => [])),
  )
  const stranger = there.flat().find((one) => !one.isDirectory() && !known.has(join(one.parentPath, one.name)))
  if (stranger !== undefined) throw new ToldError(strangeFile(join(stranger.parentPath, stranger.name)))
}

const strangeFile = (path: string): Told => ({
  ja: `${path} は監査パックのファイルではありません。--out に空のフォルダーを指定してください`,
  en: `${path} is no part of the audit pack: name an empty folder with --out`,
})

/** The records of the cases that were judged, as they are; those that do not verify are named in the table alone. */
export async function recordsOf(
  { sources }: CheckedThings,
  { cases }: Operation,
): Promise<(PackFile & { repository: string })[]> {
  const found: (PackFile & { repository: string })[] = []
  const judged = groupBy(cases, ({ year, case: { issue } }) => `${year} ${issue}`)
  for (const repository of sources.repositories) {
    const seen = await sources.ledgerTexts(repository)
    if (seen === undefined) continue
    for await (const { path, text } of seen.texts) {
      const at = parseLedgerPath(path)
      const known = judged
        .get(`${at?.year} ${at?.issue}`)
        ?.find((one) => repository.name === '' || one.repository === repository.name)
      if (known !== undefined) found.push({ repository: known.repository, path, text })
    }
  }
  return found
}
