import { createHash } from 'node:crypto'
import { editYaml } from '../../src/adapters/files/edit-yaml.ts'
import { toBotMove, toSignal } from '../../src/adapters/github/signals/to-signal.ts'
import { readableMarkdown } from '../../src/adapters/messages/documents/readable-markdown.ts'
import { emptySections } from '../../src/adapters/messages/plan/empty-sections.ts'
import { planItems } from '../../src/adapters/messages/plan/plan-items.ts'
import { loadPolicyFile } from '../../src/adapters/policy/load-policy.ts'
import { asPlainText } from '../../src/adapters/replay/plain-text.ts'
import { parseHead } from '../../src/adapters/runbooks/parse-head.ts'
import { parseRunbook } from '../../src/adapters/runbooks/parse-runbook.ts'
import { caseOfBranch } from '../../src/app/case/case-branch.ts'
import { headIn } from '../../src/app/case/ledger/head-mark.ts'
import { lookedIn, lookedMark } from '../../src/app/case/ledger/looked-mark.ts'
import { parseLedger } from '../../src/app/case/ledger/text-format.ts'
import { timeIn } from '../../src/app/inbox/cause.ts'
import { readingsOf } from '../../src/app/inbox/form-answers.ts'
import { standsInFor } from '../../src/app/inbox/stand-in.ts'
import type { Sealer } from '../../src/app/ports/sealing.ts'
import { accountsIn } from '../../src/domain/accounts/accounts-in.ts'
import { parseLedgerPath } from '../../src/domain/case/ledger-path.ts'
import { newestStamp, readStamp, withoutStamp } from '../../src/domain/clock/last-sweep.ts'
import { readAdopt } from '../../src/domain/commands/read-adopt.ts'
import { readCommands } from '../../src/domain/commands/read-commands.ts'
import { looksLikeCommand } from '../../src/domain/commands/slash-start.ts'
import { mailQuotation } from '../../src/domain/mail/mail-quotation.ts'
import { asInlineText, asQuotedText } from '../../src/domain/markdown/as-quoted-text.ts'
import { classifyLines } from '../../src/domain/markdown/classify-lines.ts'
import { withoutWords } from '../../src/domain/redaction/without-words.ts'
import { phaseOfLabel } from '../../src/domain/screen/own-labels.ts'
import { readTime } from '../../src/domain/time/read-time.ts'
import { foldText } from '../../src/domain/values/fold-text.ts'
import { BrokenWorldError } from '../../src/hosts/action/broken-world.ts'
import { readInputs } from '../../src/hosts/action/inputs.ts'
import { isRelevant } from '../../src/hosts/action/is-relevant.ts'
import { defaultPolicy } from '../support/worlds.ts'

/** Something that reads what people, or attackers, wrote. */
export interface Parser {
  name: string
  read(text: string): unknown
  /** Texts that it knows, for mutations to begin with. */
  seeds: readonly string[]
}

const NOW = '2030-01-01T00:00:00Z'
const CLOCK = { now: NOW, timeZone: 'Asia/Tokyo' }
const SELF = { id: 99, login: 'hikeshi[bot]' }
const LINE = '{"v":1,"seq":0,"at":"2030-01-01T00:00:00Z","type":"ledger-bound","data":{},"texts":{},"free":{}}'
const HEAD = 'id: a\ntitle: A\nkinds: [malware]\nsystems: []\nexecutive: representative\nowner: officer\n'
const PLAN = '<!-- hikeshi:section=technical -->\nnone\n<!-- hikeshi:action-items -->\n- [ ] @a 2031-01-01 text\n'
const FORM = '### 何が起きましたか\n\n知らない画面\n\n### 確かさ\n\n疑い・はっきりしない\n'
const PAYLOAD = JSON.stringify({ action: 'labeled', label: { name: 'phase: analysis' }, sender: { id: 1, login: 'a' } })

/** A key of a test: signs by its text alone, so that a mark can be made and known again. */
export const TEST_SEALER: Sealer = {
  key: 'k'.repeat(43),
  keys: ['k'.repeat(43)],
  sign: (text) => ({ key: 'k'.repeat(43), signature: createHash('sha512').update(text).digest('base64url') }),
  handedOver: [],
  verify: () => false,
  and: () => TEST_SEALER,
}
const INPUTS = 'run=sweep\nlocale=ja\npolicy=.github/hikeshi.yml\nGITHUB_REPOSITORY=acme/incidents'

/** The inputs of a run of the Action, a line each; it refuses with its own error alone. */
function inputsIn(text: string): unknown {
  const given = new Map(
    text
      .split('\n')
      .map((line): [string, string] => [
        line.slice(0, Math.max(0, line.indexOf('='))),
        line.slice(line.indexOf('=') + 1),
      ]),
  )
  try {
    return readInputs((name) => given.get(name) ?? '', Object.fromEntries(given))
  } catch (error) {
    if (error instanceof BrokenWorldError) return undefined
    throw error
  }
}

const YAML = 'name: A\nroles:\n  # who decides\n  officer: { users: [a] }\n  deputy:\n    users: [b]\n'

const [PREVENTION_RULE] = Object.values(defaultPolicy.processes.incident?.['pull-requests'] ?? {})

/** The event is the first line, the payload the rest. */
function delivered(read: (event: string, payload: unknown) => unknown): (text: string) => unknown {
  return (text) => {
    const [event = '', ...rest] = text.split('\n')
    let payload: unknown
    try {
      payload = JSON.parse(rest.join('\n'))
    } catch {
      return undefined
    }
    return read(event, payload)
  }
}

const deliveries = ['issues', 'issue_comment', 'projects_v2_item', 'pull_request', 'push'].map(
  (event) => `${event}\n${PAYLOAD}`,
)
const COMMANDS = [
  '/contain 切った',
  '/record\n### 損害\n\n三台\n',
  '/sent customers via mail to A 3',
  '> /phase closed',
  '```\n/approve\n```',
]

export const PARSERS: readonly Parser[] = [
  {
    name: 'commands',
    seeds: COMMANDS,
    read: (text) => readCommands(text, defaultPolicy, { ...CLOCK, process: 'incident' }),
  },
  { name: 'whether there are any', seeds: COMMANDS, read: looksLikeCommand },
  { name: '/adopt', seeds: [`/adopt ${'a'.repeat(40)}`], read: readAdopt },
  {
    ...{ name: 'reports', seeds: [FORM, FORM.replaceAll('\n', '\r\n')] },
    read: (text) => readingsOf(defaultPolicy, { body: text, labels: ['hikeshi: incident'] }, NOW),
  },
  { name: 'Markdown, line by line', seeds: ['# a\n```\nb\n```\n<!-- c -->\n> d'], read: classifyLines },
  {
    name: 'quotations of mails',
    seeds: ['On Mon, A wrote:\n> b\n'],
    read: (text) => mailQuotation(classifyLines(text)),
  },
  {
    name: 'times',
    seeds: ['今', '昨日 18:30', '2030-01-01 09:00', '令和八年一月一日'],
    read: (text) => readTime(text, CLOCK, false),
  },
  { name: 'accounts', seeds: ['@a、＠ｂ https://github.com/c'], read: accountsIn },
  { name: 'folded words', seeds: ['ＡＢＣ　ｱｲｳ'], read: foldText },
  { name: 'labels', seeds: ['phase: analysis', 'Phase：根絶'], read: phaseOfLabel },
  { name: 'ledgers', seeds: [`${LINE}\n`, '{}'], read: parseLedger },
  {
    name: 'marks of heads',
    seeds: [`<!-- hikeshi:head=1.${'a'.repeat(64)}.${'b'.repeat(43)}.${'c'.repeat(86)} -->`],
    read: headIn,
  },
  {
    ...{ name: 'stamps of rounds', seeds: ['Rounds [sweep 2030-01-01T00:00Z/PT3H, told]'] },
    read: (text) => [readStamp(text), newestStamp([text, '']), withoutStamp(text)],
  },
  {
    ...{ name: 'the word of rounds', seeds: [lookedMark(TEST_SEALER, 7, 'a'.repeat(40))] },
    read: (text) => lookedIn(text, TEST_SEALER, 7),
  },
  {
    ...{ name: 'YAML that is changed in place', seeds: [YAML] },
    read: (text) =>
      editYaml(text, [
        { kind: 'set', path: ['name'], value: 'B: [c]' },
        { kind: 'remove', path: ['roles', 'deputy'] },
      ]),
  },
  { name: 'inputs of the Action', seeds: [INPUTS], read: inputsIn },
  { name: 'paths of ledgers', seeds: ['ledger/2030/000001.jsonl'], read: parseLedgerPath },
  {
    name: 'policies',
    seeds: ['extends: default@1\ncompany: { name: A, phone: "1" }\n'],
    read: (text) => loadPolicyFile(text, { file: 'hikeshi.yml' }),
  },
  { name: 'heads of runbooks', seeds: [HEAD], read: (text) => parseHead(text, 2) },
  {
    name: 'runbooks',
    seeds: [`---\n${HEAD}---\n## 封じ込め\n- [ ] a\n`],
    read: (text) => parseRunbook('runbooks/a.md', text, 'not-checked'),
  },
  { name: 'plans', seeds: [PLAN], read: planItems },
  {
    name: 'sections of plans',
    seeds: [PLAN],
    read: (text) => PREVENTION_RULE && emptySections(PREVENTION_RULE, text, () => true),
  },
  {
    name: 'comments that are made readable',
    seeds: ['**a** `b`\n\n| c | d |\n| --- | --- |'],
    read: (text) => readableMarkdown(text, { below: 2, maxLength: 65_536 }),
  },
  { name: 'comments in plain words', seeds: ['**a** `b` <br> c'], read: asPlainText },
  { name: 'branches', seeds: ['hikeshi/prevention/incidents/1'], read: caseOfBranch },
  { name: 'names of requests', seeds: ['label:phase: a:added:1@2030-01-01T00:00:00Z~2'], read: timeIn },
  {
    ...{ name: 'marks of stand-ins', seeds: ['<!-- hikeshi:stands-for=1:2@2030-01-01T00:00:00Z -->'] },
    read: (text) => standsInFor({ self: SELF }, { author: { ...SELF, type: 'Bot' }, body: text }),
  },
  { name: 'deliveries', seeds: deliveries, read: delivered(toSignal) },
  { name: 'events of workflows', seeds: deliveries, read: delivered(isRelevant) },
  { name: 'deliveries of bots', seeds: deliveries, read: delivered(toBotMove) },
  { name: 'quoted words', seeds: ['@everyone <b> [a](b)'], read: asQuotedText },
  { name: 'words within a line', seeds: ['@everyone <b> [a](b)'], read: asInlineText },
  {
    name: 'words that were taken out',
    seeds: ['a secret\n<!-- hikeshi:line=1 -->'],
    read: (text) => withoutWords(text, [text.slice(0, 40)], ''),
  },
]
