import { spawn } from 'node:child_process'
import { createHash, createPrivateKey } from 'node:crypto'
import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { sealerFrom } from '../../../src/adapters/keys/seal-key.ts'
import { chainLines } from '../../../src/app/case/ledger/chain-lines.ts'
import { LEDGER_BRANCH, POLICY_LEDGER } from '../../../src/domain/case/ledger-path.ts'
import { policyAdopted, policyLedgerBound, sealKey } from '../../../src/domain/policy/policy-ledger.ts'
import { drawer } from '../../fuzz/mutate.ts'
import { countingSalt, draftOf } from '../../support/ledger-drafts.ts'
import { readyPolicy } from '../../support/ready-policy.ts'
import { appendsOf, type SealedCase, sealedCase } from './sealed-case.ts'
import { toldStories } from './told-stories.ts'

export interface MadeRecords {
  /** The key by which all of it is sealed. */
  key: string
  cases: number
  commits: number
}

const STORIES = 24
/** Cases that are worked on at the same time, so that their commits alternate. */
const AT_ONCE = 20
const A_YEAR = 500
const FIRST_YEAR = 2000
const DAY_MS = 86_400_000
const APP = 'hikeshi[bot] <99+hikeshi[bot]@users.noreply.github.com>'
const PLATFORM = 'GitHub <noreply@github.com>'

/**
 * So many closed cases in a new git directory, as a clone of the ledger branch has them: a commit for each append, the
 * commits of cases that were open together in turn. The branch `main` holds the policy that judged them. The same seed
 * makes the same repository.
 */
export async function writeRecords(
  directory: string,
  { cases, seed = 1, aYear = A_YEAR }: { cases: number; seed?: number; aYear?: number },
): Promise<MadeRecords> {
  await mkdir(directory, { recursive: true })
  await git(directory, ['init', '-q', `--initial-branch=${LEDGER_BRANCH}`])
  const sealer = sealerFrom(seededKey(seed), 'none')
  const text = readyPolicy()
  const policy = blobSha(text)
  const stories = toldStories(STORIES, seed)
  const draw = drawer(seed)
  const imported = fastImport(directory)
  await imported.commit('main', [{ path: '.github/hikeshi.yml', blob: await imported.blob(text) }], 'Policy')

  const record = (index: number): SealedCase => {
    const issue = index + 1
    const year = FIRST_YEAR + Math.floor(index / aYear)
    const begun = new Date(Date.UTC(year, 0, 1) + Math.floor(((index % aYear) * 360 * DAY_MS) / aYear))
    const story = stories[Math.floor(draw() * stories.length)]
    if (story === undefined) throw new Error('there is no story')
    return sealedCase(story, { issue, begun, policy }, sealer)
  }
  const adoptions = chainLines(
    [],
    [
      draftOf(policyLedgerBound({ repository: { id: 1, name: 'incidents' } }), { cause: 'adopt:1' }),
      draftOf(sealKey({ key: sealer.key, how: 'first', handedOver: [], instead: [] }), { cause: 'adopt:1' }),
      draftOf(policyAdopted({ sha: policy, users: {}, how: 'administrator' }, undefined), { cause: 'adopt:1' }),
    ],
    { salt: countingSalt() },
  )
  const begin = async ({ path, appends }: SealedCase) => {
    const left: { path: string; blob: string; message: string }[] = []
    // Every state of a file right after the one before it: so git keeps of each only what it adds.
    for (const { text: state, message } of appends) left.push({ path, blob: await imported.blob(state), message })
    return left
  }

  let commits = 0
  const commitNext = async (left: Awaited<ReturnType<typeof begin>>): Promise<void> => {
    const next = left.shift()
    if (next === undefined) return
    commits += 1
    await imported.commit(LEDGER_BRANCH, [next], next.message)
  }
  await commitNext(await begin({ path: POLICY_LEDGER, appends: appendsOf(POLICY_LEDGER, adoptions, sealer) }))
  const open: Awaited<ReturnType<typeof begin>>[] = []
  for (let index = 0; index < cases || open.length > 0; ) {
    while (open.length < AT_ONCE && index < cases) {
      open.push(await begin(record(index)))
      index += 1
    }
    const at = Math.floor(draw() * open.length)
    const left = open[at] ?? []
    await commitNext(left)
    if (left.length === 0) open.splice(at, 1)
  }
  await imported.end()
  await git(directory, ['reset', '-q', '--hard', LEDGER_BRANCH])
  return { key: sealer.key, cases, commits }
}

/** The input of `git fast-import`, no faster than it takes it. */
function fastImport(directory: string) {
  const child = spawn('git', ['fast-import', '--quiet', '--date-format=raw'], {
    ...{ cwd: directory, env: ownEnvironment(), stdio: ['pipe', 'ignore', 'inherit'] },
  })
  const ended = once(child, 'exit')
  ended.catch(() => undefined)
  let marks = 0
  let time = Date.UTC(FIRST_YEAR, 0, 1) / 1_000
  const write = async (text: string): Promise<void> => {
    if (!child.stdin.write(text)) await once(child.stdin, 'drain')
  }
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`
  return {
    async blob(text: string): Promise<string> {
      marks += 1
      await write(`blob\nmark :${marks}\n${data(text)}`)
      return `:${marks}`
    },
    async commit(branch: string, files: readonly { path: string; blob: string }[], message: string): Promise<void> {
      time += 60
      const who = `author ${APP} ${time} +0000\ncommitter ${PLATFORM} ${time} +0000`
      const changes = files.map(({ path, blob }) => `M 100644 ${blob} ${path}\n`).join('')
      await write(`commit refs/heads/${branch}\n${who}\n${data(message)}${changes}\n`)
    },
    async end(): Promise<void> {
      child.stdin.end('done\n')
      const [code] = await ended
      if (code !== 0) throw new Error(`git fast-import ended with ${code}`)
    },
  }
}

async function git(directory: string, args: readonly string[]): Promise<void> {
  const child = spawn('git', args, { cwd: directory, env: ownEnvironment(), stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`git ${args[0]} ended with ${code}`)
}

/** An environment without this machine's own configuration of git. */
const ownEnvironment = () => ({ PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' })

const blobSha = (text: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex')

/** Records that can be made anew need a key that can be made anew; it protects nothing. */
function seededKey(seed: number): string {
  const head = Buffer.from('302e020100300506032b657004220420', 'hex')
  const bytes = createHash('sha256').update(`seed ${seed}`).digest()
  const key = createPrivateKey({ key: Buffer.concat([head, bytes]), format: 'der', type: 'pkcs8' })
  return key.export({ format: 'pem', type: 'pkcs8' }).toString()
}
