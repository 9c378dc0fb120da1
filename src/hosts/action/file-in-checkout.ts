import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { LARGEST_FILE } from '../../domain/values/size-bounds.ts'
import { BrokenWorldError } from './broken-world.ts'

/**
 * A file of the checkout, with no text above the bound. Who proposes a change decides what lies in it, a link too: what
 * leads out of the checkout, or to git's own files with the token in them, is not opened, and nothing of it is shown.
 */
export async function fileInCheckout(
  workspace: string,
  file: string,
): Promise<{ size: number; text: string | undefined }> {
  const [root, at] = await Promise.all([realpath(workspace), realpath(join(workspace, file))]).catch(
    (cause: unknown) => {
      throw new BrokenWorldError('unread-file', { file }, { cause })
    },
  )
  const inside = relative(root, at)
  const [first] = inside.split(sep)
  if (isAbsolute(file) || isAbsolute(inside) || first === '..' || first?.toLowerCase() === '.git') refuse(file)
  const found = await stat(at)
  // A device or a pipe may never end.
  if (!found.isFile()) refuse(file)
  return { size: found.size, text: found.size > LARGEST_FILE ? undefined : await readFile(at, 'utf8') }
}

function refuse(file: string): never {
  throw new BrokenWorldError('foreign-file', { file })
}
