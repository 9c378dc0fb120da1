import { execFile } from 'node:child_process'
import type { CommitPerson, LedgerRef, LedgerVersion, SignatureState } from '../../app/ports/ledger-store.ts'
import { isRecordPath } from '../../domain/case/ledger-path.ts'

const BATCH = 32
const MEBIBYTE = 2 ** 20
const FORMAT = ['%H', '%ae', '%ce'].join('%x00')

/** What `git log` remembers of the file, oldest first. One process for each 32 commits, no shell. */
export async function* checkoutHistory(directory: string, { path }: LedgerRef): AsyncGenerator<LedgerVersion> {
  if (!isRecordPath(path)) throw new RangeError(`${path} is no ledger`)
  const log = await git(directory, ['log', '--reverse', '--full-history', `--format=${FORMAT}`, '--', path])
  const commits = log.toString('utf8').split('\n').filter(Boolean)
  for (let start = 0; start < commits.length; start += BATCH) {
    const batch = commits.slice(start, start + BATCH).map((line) => line.split('\0'))
    const objects = await readObjects(
      directory,
      batch.flatMap(([commit]) => [`${commit}`, `${commit}:${path}`]),
    )
    for (const [index, [commit = '', author = '', committer = '']] of batch.entries()) {
      const signature = signatureState(objects[2 * index])
      const text = objects[2 * index + 1]
      yield {
        commit,
        author: person(author),
        committer: person(committer),
        signature,
        ...(text !== undefined && { text }),
      }
    }
  }
}

/** Every record that a commit took away, the last of those commits first; it may have been put back since. */
export async function removedInCheckout(directory: string): Promise<{ path: string; commit: string }[]> {
  const log = await git(directory, [
    ...[
      'log',
      '--full-history',
      '--no-renames',
      '--diff-filter=D',
      '--name-only',
      '-z',
      '--format=%x00%H',
      '--',
      'ledger',
    ],
  ])
  const found = new Map<string, string>()
  let commit = ''
  for (const word of log
    .toString('utf8')
    .split('\0')
    .map((each) => each.trim())) {
    if (/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(word)) commit = word
    else if (isRecordPath(word) && !found.has(word)) found.set(word, commit)
  }
  return [...found].map(([path, by]) => ({ path, commit: by }))
}

/** GitHub's key is not at hand here: all that can be said is whether there is a signature. */
function signatureState(commit = ''): SignatureState {
  const [header = ''] = commit.split('\n\n', 1)
  return /^gpgsig(-sha256)? /m.test(header) ? 'unchecked' : 'unsigned'
}

/** GitHub's own no-reply addresses name the account; any other address could be anybody's. */
function person(email: string): CommitPerson {
  if (email === 'noreply@github.com') return { login: 'web-flow' }
  const [, id, login] = /^(?:(\d+)\+)?([^@+]+)@users\.noreply\.github\.com$/.exec(email) ?? []
  return { ...(id !== undefined && { id: Number(id) }), ...(login !== undefined && { login }) }
}

/** The objects of these names, `undefined` where there is none. */
async function readObjects(directory: string, names: readonly string[]): Promise<(string | undefined)[]> {
  const answer = await git(directory, ['cat-file', '--batch'], `${names.join('\n')}\n`)
  let place = 0
  return names.map(() => {
    const end = answer.indexOf('\n', place)
    const size = Number(/^[0-9a-f]+ \w+ (\d+)$/.exec(answer.toString('utf8', place, end))?.[1] ?? Number.NaN)
    place = end + 1
    if (Number.isNaN(size)) return undefined
    const text = answer.toString('utf8', place, place + size)
    place += size + 1
    return text
  })
}

function git(directory: string, args: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { cwd: directory, encoding: 'buffer' as const, maxBuffer: 512 * MEBIBYTE }
    const child = execFile('git', [...args], options, (error, output) => {
      if (!error) resolve(output)
      else if (error.code === 'ENOENT')
        reject(new Error('git is needed to read the history of a checkout', { cause: error }))
      else
        reject(
          new Error(`${directory} has no git history that can be read: give a git checkout of the branch "hikeshi"`, {
            cause: error,
          }),
        )
    })
    // Whether git wanted its input shows in how it ends.
    child.stdin?.on('error', () => undefined).end(input)
  })
}
