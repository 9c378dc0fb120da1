import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { BoardMismatchError } from '../../../src/adapters/github/board/board.ts'
import { GitHubError } from '../../../src/adapters/github/client/github-error.ts'
import { OptionsReplacedError } from '../../../src/adapters/github/doctor/fixer.ts'
import { SealKeyError } from '../../../src/adapters/keys/seal-key.ts'
import { LedgerBusyError } from '../../../src/app/case/ledger/append-with-retry.ts'
import { BoardUnusableError, ConversationLockedError } from '../../../src/app/ports/github.ts'
import { LedgerConflictError, LedgerRefusedError, LedgerUnreadableError } from '../../../src/app/ports/ledger-store.ts'
import { PolicyRecordError } from '../../../src/app/ports/policy-adoptions.ts'
import { PolicyUnknownError } from '../../../src/app/replay/policy-unknown-error.ts'
import { ToldError } from '../../../src/domain/values/told-error.ts'
import { languageOfCall } from '../../../src/hosts/cli/help-words.ts'
import { inOneSentence } from '../../../src/hosts/cli/in-one-sentence.ts'
import { emptyFolder, startHikeshi } from './hikeshi.ts'

const { inReadersLanguage } = await import(new URL('../../../src/hosts/bundle/surroundings.js', import.meta.url).href)
const ref = { repository: { owner: 'acme', name: 'incidents' }, path: 'ledger/2030/7.jsonl' }
const listening = (code: string) =>
  Object.assign(new Error(code), { code, syscall: 'listen', address: '127.0.0.1', port: 80 })
const answered = (status: number, message: string) => Object.assign(new Error(message), { status })
/** One of each class of errors that can reach the terminal. */
const ERRORS = {
  BoardMismatchError: new BoardMismatchError({ org: 'acme', project: 1, field: 'Status' }, '封じ込め'),
  BoardUnusableError: new BoardUnusableError('no-field', 'Project 1 of acme has no field', true),
  ConversationLockedError: new ConversationLockedError({ repository: ref.repository, number: 7 }),
  GitHubError: new GitHubError('locked', { method: 'GET', path: '/user' }, answered(403, 'locked')),
  LedgerBusyError: new LedgerBusyError(ref, 16, {}),
  LedgerConflictError: new LedgerConflictError(ref, undefined),
  LedgerRefusedError: new LedgerRefusedError(ref, 'no-key'),
  LedgerUnreadableError: new LedgerUnreadableError(ref, { line: 3, why: 'no JSON' }, ''),
  OptionsReplacedError: new OptionsReplacedError(['封じ込め']),
  PolicyRecordError: new PolicyRecordError(),
  PolicyUnknownError: new PolicyUnknownError('5ba'),
  SealKeyError: new SealKeyError({ kind: 'public', given: 'nonsense' }),
  ToldError: new ToldError({ ja: '直してください', en: 'mend it' }),
}
/** Those that are caught before, by the one file that makes words of them. */
const CAUGHT: Readonly<Record<string, string>> = {
  AnswerError: 'app/messages/report-unrecorded.ts',
  CallError: 'adapters/calls/calls.ts',
  MovedError: 'adapters/github/client/github-error.ts',
  GroundTakenError: 'hosts/cli/rehearsal-context.ts',
  OutOfReachError: 'app/follow-up/refuse-out-of-reach.ts',
  SetUpRefusedError: 'hosts/cli/commands/set-up.ts',
  // Of the Action, and of the embedded GitHub.
  BrokenWorldError: 'hosts/action/telling.ts',
  HttpError: 'sandbox/api.ts',
  ApiError: 'sandbox/playground/browser/session.tsx',
  UnansweredError: 'sandbox/playground/browser/session.tsx',
}
const sources = (root: URL) =>
  readdirSync(root, { encoding: 'utf8', recursive: true }).flatMap((path) =>
    /\.tsx?$/.test(path) ? [{ path, text: readFileSync(new URL(path, root), 'utf8') }] : [],
  )
const thrown =
  (error: unknown): (() => Promise<never>) =>
  () =>
    Promise.reject(error)

describe('an error of the command line is one sentence, in the reader’s language, with what to do next', () => {
  it.each<[string, (folder: string) => Promise<unknown>, RegExp, RegExp]>([
    [
      'a missing file',
      (folder) => readFile(join(folder, 'a.yml')),
      /^there is no file or folder \S+a\.yml: name the right one$/,
      /a\.yml というファイルもフォルダーもありません。正しいパスを指定してください$/,
    ],
    [
      'a missing folder',
      (folder) => readdir(join(folder, 'b')),
      /^there is no file or folder \S+b: /,
      /b というファイル/,
    ],
    [
      'a folder for a file',
      (folder) => writeFile(folder, ''),
      /^\S+ is a folder, and a file is needed$/,
      /はフォルダーです。ファイルを指定してください$/,
    ],
    [
      'a file for a folder',
      () => readdir(import.meta.filename),
      /is no folder, or lies in what is none: name a folder$/,
      /フォルダーを指定してください$/,
    ],
    [
      'a missing program',
      () => promisify(execFile)('no-such-program-at-all'),
      /^the program no-such-program-at-all is needed here and is not installed: install it$/,
      /プログラム no-such-program-at-all が必要ですが、入っていません/,
    ],
    [
      'a port that is taken',
      thrown(listening('EADDRINUSE')),
      /^port 80 of 127\.0\.0\.1 is taken: /,
      /ポート 80 は使われています/,
    ],
    [
      'a port for nobody',
      thrown(listening('EACCES')),
      /may not be opened by this account: /,
      /開けません。1024 以上の/,
    ],
    [
      'an address of elsewhere',
      thrown(listening('EADDRNOTAVAIL')),
      /has no address 127\.0\.0\.1: /,
      /というアドレスはありません/,
    ],
    [
      'GitHub does not know the token',
      thrown(new GitHubError('unauthorised', { method: 'GET', path: '/user' }, answered(401, 'Bad credentials'))),
      /^GitHub does not know this token or key: .*\(GET \/user: Bad credentials\)$/,
      /^GitHub はこのトークンまたは鍵を認めません。.*（GET \/user：Bad credentials）$/,
    ],
    [
      'GitHub is away',
      thrown(new GitHubError('unreachable', { method: 'GET', path: '/user' }, answered(500, 'fetch failed'))),
      /^GitHub gave no answer that can be used: .* run this again \(/,
      /^GitHub から使える答えがありませんでした。.*もう一度実行してください（/,
    ],
    [
      'a record that holds against the app',
      thrown(new LedgerRefusedError(ref, 'tampered')),
      /^the record was tampered with: run "hikeshi verify" \(ledger/,
      /^記録が改ざんされています。hikeshi verify で/,
    ],
    [
      'a record that is none',
      thrown(new LedgerUnreadableError(ref, { line: 3, why: 'no JSON' }, '')),
      /^ledger\/2030\/7\.jsonl:3 cannot be read: .*hikeshi verify/,
      /^ledger\/2030\/7\.jsonl:3 を読めません。hikeshi verify で/,
    ],
    [
      'adoptions of nobody',
      thrown(new PolicyRecordError()),
      /run "hikeshi verify"$/,
      /hikeshi verify で確かめてください$/,
    ],
    ['a policy of before', thrown(new PolicyUnknownError('5ba')), /--recorded/, /--recorded で指定してください$/],
    [
      'a sentence in both',
      thrown(new ToldError({ ja: '直してください', en: 'mend it' })),
      /^mend it$/,
      /^直してください$/,
    ],
    ['a sentence that was chosen', thrown(new ToldError('選ばれた文')), /^選ばれた文$/, /^選ばれた文$/],
    [
      'any other error',
      thrown(new Error('no such thing')),
      /^no such thing$/,
      /^想定していない問題です：no such thing$/,
    ],
    ['what is no error', thrown('a text'), /^a text$/, /^a text$/],
  ])('%s', async (_name, fails, english, japanese) => {
    const folder = await emptyFolder()
    const error = await fails(folder).then(
      () => 'nothing went wrong',
      (cause: unknown) => cause,
    )
    expect(inOneSentence(error, 'en')).toMatch(english)
    expect(inOneSentence(error, 'ja')).toMatch(japanese)
    expect(inOneSentence(error, 'ja')).not.toContain('undefined')
  })

  it.each([
    [[], { LANG: 'ja_JP.UTF-8' }, /^hikeshi: 受付用リポジトリを --repo owner\/name で指定してください$/m],
    [['--locale', 'xx'], { LANG: 'ja_JP.UTF-8' }, /「xx」は使えません。ja, en のどれかにしてください/],
  ])('as the help is: %j %j', async (words, environment, said) => {
    const { code, err } = await startHikeshi(
      await emptyFolder(),
      ['doctor', '--repo', 'nowhere', ...words],
      environment,
    )
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(said) })
  })

  it.each<[string[], NodeJS.ProcessEnv]>([
    [['check', '--locale', 'ja'], { LANG: 'en_US.UTF-8' }],
    [['--locale=en', 'check'], { LANG: 'ja_JP.UTF-8' }],
    [['check', '--locale', 'xx'], { LC_ALL: 'ja_JP.UTF-8', LANG: 'C' }],
    [['check'], { LC_MESSAGES: 'ja', LANG: 'en_US.UTF-8' }],
    [['check'], { LANG: 'japanese' }],
    [[], {}],
  ])('also of %j %j before the program can be loaded', (words, environment) => {
    expect(inReadersLanguage({ ja: 'ja', en: 'en' }, words, environment)).toBe(languageOfCall(words, environment))
  })

  it.each([
    ['the private key is none', new SealKeyError({ kind: 'private' })],
    ['the board is not seen', new BoardUnusableError('unseen', 'Project 1 of acme is not there', true)],
    ...Object.entries(ERRORS),
  ])('%s: what to do next is said in either language', (_, error) => {
    const [ja, en] = [inOneSentence(error, 'ja'), inOneSentence(error, 'en')]
    expect(ja).toMatch(/(?:ください|戻します)(?:（.+）)?$/)
    expect(ja).not.toMatch(/^想定していない|undefined/)
    expect(en.replaceAll('封じ込め', '')).not.toMatch(/[ぁ-ん一-龠]|undefined/)
  })

  it('every class of errors has its words, or is caught where words are made of it', () => {
    const all = sources(new URL('../../../src/', import.meta.url))
    const classes = all.flatMap(({ text }) =>
      [...text.matchAll(/class (\w+) extends \w*Error\b/g)].map(([, name = '']) => name),
    )
    expect(classes.length).toBeGreaterThan(15)
    expect(classes.sort()).toEqual([...Object.keys(ERRORS), ...Object.keys(CAUGHT)].sort())
    for (const [name, file] of Object.entries(CAUGHT))
      expect(all.find(({ path }) => path === file)?.text, name).toContain(`instanceof ${name}`)
  })

  it('no error that a caller meets is written in one language alone', () => {
    /** Of pages that a browser asks for, or of a call that no user makes; of faults of the program, which no words foresee. */
    const OTHERS = [
      'adapters/files/app-manifest.ts',
      'adapters/files/ledger-checkout.ts',
      'adapters/github/graphql/default-branch.ts',
      'adapters/github/ledger/git-ledger-file.ts',
      'adapters/github/pull-requests/pull-requests-open.ts',
      'adapters/messages/package-texts.ts',
      'app/policy/on-adopt.ts',
      'hosts/action/light-fetch.ts',
      'hosts/cli/register/registration-page.ts',
      'hosts/cli/sandbox-records.ts',
      'sandbox/app-child.ts',
      'sandbox/playground/browser/session.tsx',
      'sandbox/server-inside.ts',
    ]
    // With a status GitHub's own words are passed on, which are told as such.
    const found = sources(new URL('../../../src/', import.meta.url)).filter(({ text }) =>
      /(?<!Object\.assign\()new Error\(/.test(text),
    )
    expect(found.map(({ path }) => path).sort()).toEqual(OTHERS)
  })
})
