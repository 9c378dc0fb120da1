import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { blobInCheckout } from '../../../src/adapters/files/blob-in-checkout.ts'
import { ledgerCheckout } from '../../../src/adapters/files/ledger-checkout.ts'
import { originHost } from '../../../src/adapters/files/origin-host.ts'
import { printLedger } from '../../../src/app/case/ledger/text-format.ts'
import { verifyLedger } from '../../../src/app/case/ledger/verify-ledger.ts'
import { ledgerOf, ledgerWith } from '../../support/ledger-drafts.ts'

const REF = ledgerOf(12)
const APP = { name: 'hikeshi[bot]', email: '41+hikeshi[bot]@users.noreply.github.com' }
const PERSON = { name: 'Somebody', email: 'somebody@example.com' }
const RULES = { writers: [{ id: 41 }], signatures: 'not-expected' as const }
const whole = printLedger(ledgerWith('日本語', 'two', 'three'))
const older = printLedger(ledgerWith('日本語', 'two'))
const other = whole.replace('日本語', '英語')

/** A checkout of the branch "hikeshi", handed over by somebody who may have written its configuration too. */
describe('R4.4-5 a checkout from a hostile hand', { timeout: 240_000 }, () => {
  let directory = ''
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'hostile-'))
    git(['init', '-q', '-b', 'hikeshi'])
  })
  afterEach(() => {
    rmSync(directory, { recursive: true })
    vi.unstubAllEnvs()
  })

  function git(args: readonly string[], by = APP, cwd = directory, more: Record<string, string> = {}): string {
    const as = (of: string) => ({ [`GIT_${of}_NAME`]: by.name, [`GIT_${of}_EMAIL`]: by.email })
    const env = { PATH: process.env.PATH, HOME: tmpdir(), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }
    return execFileSync('git', args, {
      ...{ cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      env: { ...env, ...as('AUTHOR'), ...as('COMMITTER'), ...more },
    }).trim()
  }
  function put(path: string, content: string): void {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), content)
  }
  function commit(content: string, by = APP, more: Record<string, string> = {}): string {
    put(REF.path, content)
    git(['add', '-A'])
    git(['commit', '-q', '--allow-empty', '-m', 'x'], by, directory, more)
    return git(['rev-parse', 'HEAD'])
  }
  const verify = async (at = directory) => {
    const { problems, history } = await verifyLedger(ledgerCheckout(at), REF, RULES, { id: 5 })
    return [...problems, ...history.findings].map(({ code }) => code)
  }
  /** Somebody rewrote a line and put it back: his two commits are what a history tells of it. */
  const tampered = () => ({ first: commit(older), bad: commit(other, PERSON), last: commit(whole) })
  const TOLD = ['text-changed', 'foreign-author']

  it('tells what was done, where nothing hides it', async () => {
    tampered()
    expect(await verify()).toEqual(TOLD)
  })

  it('refused: a replacement of a commit, of a content, and a graft hide nothing', async () => {
    const { first, bad, last } = tampered()
    // git itself believes them: the commit that tells is no longer there for it.
    git(['replace', '--graft', last, first])
    expect(git(['log', '--format=%H'])).not.toContain(bad)
    expect(await verify()).toEqual(TOLD)
    git(['replace', '-d', last])
    git(['replace', git(['rev-parse', `${bad}:${REF.path}`]), git(['rev-parse', `${first}:${REF.path}`])])
    expect(git(['show', `${bad}:${REF.path}`])).toBe(older.trim())
    expect(await verify()).toEqual(TOLD)
    expect(await blobInCheckout(directory, git(['rev-parse', `${bad}:${REF.path}`]))).toBe(other)
    put('.git/info/grafts', `${last} ${first}\n`)
    expect(git(['log', '--format=%H'])).not.toContain(bad)
    expect(await verify()).toEqual(TOLD)
  })

  it('refused: no setting leaves out the side of a merge, the first commit, or a repository in the place of a record', async () => {
    commit(older, PERSON)
    git(['checkout', '-q', '-b', 'side'])
    commit(whole)
    git(['checkout', '-q', 'hikeshi'])
    git(['merge', '-q', '--no-ff', '-s', 'ours', '-m', 'x', 'side'], PERSON)
    const untouched = await verify()
    expect(untouched).toEqual(expect.arrayContaining(['line-removed', 'foreign-author']))
    const settings = {
      'log.diffMerges': 'off',
      'log.showRoot': 'false',
      'diff.ignoreSubmodules': 'all',
      'diff.relative': 'true',
      'log.mailmap': 'true',
      'log.follow': 'true',
      'diff.renames': 'copies',
      'core.abbrev': '4',
      'color.ui': 'always',
      'i18n.logOutputEncoding': 'UTF-16',
      'format.pretty': 'oneline',
    }
    for (const [name, value] of Object.entries(settings)) git(['config', name, value])
    put('.mailmap', `hikeshi[bot] <${APP.email}> <${PERSON.email}>\n`)
    expect(await verify()).toEqual(untouched)
    git(['rm', '-q', '--cached', REF.path])
    git(['update-index', '--add', '--cacheinfo', `160000,${git(['rev-parse', 'HEAD'])},${REF.path}`])
    git(['commit', '-q', '-m', 'x'], PERSON)
    expect(await verify()).toContain('file-removed')
  })

  it('refused: notes, dates to come and gone by, empty commits, and a trailer in the app’s name say nothing', async () => {
    const { bad } = tampered()
    git(['notes', 'add', '-m', `author hikeshi <${APP.email}>`, bad])
    git(['config', 'notes.displayRef', 'refs/notes/*'])
    for (const date of ['2099-01-01T00:00:00Z', '1990-01-01T00:00:00Z'])
      commit(whole, PERSON, { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date })
    put('README.md', 'x')
    git(['add', '-A'])
    git(
      ['commit', '-q', '-m', `x\n\nSigned-off-by: hikeshi[bot] <${APP.email}>\nauthor hikeshi <${APP.email}>`],
      PERSON,
    )
    expect(await verify()).toEqual(TOLD)
    put(REF.path, other)
    git(['commit', '-q', '-a', '-m', `x\n\nauthor hikeshi <${APP.email}>\ncommitter hikeshi <${APP.email}>`], PERSON)
    expect(await verify()).toEqual(expect.arrayContaining([...TOLD, ...TOLD]))
  })

  it('refused: a merge of many sides hides what one of them had', async () => {
    commit(older)
    for (const side of ['one', 'two', 'three']) {
      git(['checkout', '-q', '-b', side, 'hikeshi'])
      if (side === 'two') commit(whole)
      else {
        put(`${side}.md`, side)
        git(['add', '-A'])
        git(['commit', '-q', '-m', side])
      }
    }
    const tree = git(['rev-parse', 'one^{tree}'])
    const parents = ['one', 'two', 'three'].flatMap((side) => ['-p', side])
    const merge = git(['commit-tree', tree, ...parents, '-m', 'x'], PERSON)
    git(['checkout', '-q', 'hikeshi'])
    git(['reset', '-q', '--hard', merge])
    expect(await verify()).toEqual(['line-removed', 'foreign-author'])
  })

  it('R4.4-5 a copy that was cut off by hand is named; so is one that lacks what came before', async () => {
    commit(older)
    commit(whole)
    put(REF.path, older)
    expect(await verify()).toEqual(['not-as-committed'])
    put(REF.path, whole)
    const shallow = join(directory, '..', `${directory.split('/').at(-1)}-shallow`)
    try {
      git(['clone', '-q', '--depth', '1', `file://${directory}`, shallow])
      await expect(verify(shallow)).rejects.toThrow(/only a part of its history/)
    } finally {
      rmSync(shallow, { recursive: true, force: true })
    }
  })

  it('allowed: another way to end lines, by a setting or by what the branch says of its files', async () => {
    commit(older)
    put('.gitattributes', '*.jsonl text eol=crlf export-ignore\n')
    commit(whole)
    git(['rm', '-q', '--cached', '-r', '.'])
    git(['reset', '-q', '--hard'])
    expect(await verify()).toEqual([])
    expect((await ledgerCheckout(directory).read(REF))?.lines).toEqual(ledgerWith('日本語', 'two', 'three'))
  })

  it('refused: nothing that its configuration names is run', async () => {
    const mark = join(directory, 'ran')
    const run = `touch ${mark} #`
    const { bad } = tampered()
    put('hook/post-index-change', `#!/bin/sh\n${run}\n`)
    const settings = {
      'core.fsmonitor': run,
      'core.sshCommand': run,
      'core.pager': run,
      'core.hooksPath': join(directory, 'hook'),
      'core.worktree': '/tmp',
      'core.gitProxy': run,
      'credential.helper': `!${run}`,
      'diff.external': run,
      'diff.x.textconv': run,
      'diff.x.command': run,
      'filter.x.smudge': run,
      'filter.x.clean': run,
      'filter.x.process': run,
      'gpg.program': run,
      'log.showSignature': 'true',
      'pager.log': run,
      'alias.log': `!${run}`,
      'alias.cat-file': `!${run}`,
      'sequence.editor': run,
      'include.path': join(directory, 'more'),
      'protocol.ext.allow': 'always',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': `ext::sh -c touch% ${mark}`,
    }
    for (const [name, value] of Object.entries(settings)) git(['config', name, value])
    put('more', `[core]\n\tfsmonitor = "${run}"\n`)
    put('.gitattributes', '* diff=x filter=x\n')
    const names = git(['rev-parse', `${bad}:${REF.path}`])
    // A content is missing, as in a partial clone: git would fetch it by whatever means the configuration names.
    rmSync(join(directory, '.git/objects', names.slice(0, 2), names.slice(2)))
    await expect(verify()).rejects.toThrow(/full clone|cannot be read/)
    expect(await blobInCheckout(directory, names)).toBeUndefined()
    expect(await originHost(directory)).toBeUndefined()
    expect(existsSync(mark)).toBe(false)
    // It would have been, by git alone.
    expect(() => git(['cat-file', 'blob', names])).toThrow()
    expect(existsSync(mark)).toBe(true)
  })

  it('refused: neither a repository around it nor one that the surroundings name is taken for its own', async () => {
    tampered()
    const inner = join(directory, 'downloaded')
    mkdirSync(join(inner, dirname(REF.path)), { recursive: true })
    writeFileSync(join(inner, REF.path), whole)
    await expect(verify(inner)).rejects.toThrow(/no git history/)
    // Laid out as a repository, settings and all.
    git(['clone', '-q', '--bare', '.', join(inner, 'bare')])
    await expect(verify(join(inner, 'bare'))).rejects.toThrow(/no git history/)
    const clean = mkdtempSync(join(tmpdir(), 'clean-'))
    try {
      git(['clone', '-q', `file://${directory}`, clean])
      vi.stubEnv('GIT_DIR', join(inner, 'bare'))
      vi.stubEnv('GIT_REPLACE_REF_BASE', 'refs/heads/')
      expect(await verify(clean)).toEqual(TOLD)
    } finally {
      rmSync(clean, { recursive: true })
    }
  })
})
