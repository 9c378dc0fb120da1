import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OperationCheck } from './operation-check.ts'

/** The operation check as files; gives the path of the data. */
export async function writeOperationCheck(
  folder: string,
  { document, data }: Pick<OperationCheck, 'data'> & { document: string },
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'operation-check.json')
  await writeFile(path, `${JSON.stringify(data, undefined, 2)}\n`)
  await writeFile(join(folder, 'operation-check.md'), document)
  return path
}
