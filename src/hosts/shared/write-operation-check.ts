import { join } from 'node:path'
import { writeInside } from '../../adapters/files/scaffold-file.ts'
import type { OperationCheck } from './operation-check.ts'
import { type OutFolder, pathIn } from './write-report.ts'

/** The operation check as files; gives the path of the data. */
export async function writeOperationCheck(
  out: OutFolder,
  { document, data }: Pick<OperationCheck, 'data'> & { document: string },
): Promise<string> {
  const path = pathIn(out, 'operation-check.json')
  await writeInside(out.root, path, `${JSON.stringify(data, undefined, 2)}\n`)
  await writeInside(out.root, pathIn(out, 'operation-check.md'), document)
  return join(out.root, path)
}
