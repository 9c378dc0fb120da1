import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '../../../src/domain/commands/command.ts'
import { readAdopt } from '../../../src/domain/commands/read-adopt.ts'
import { readCommands } from '../../../src/domain/commands/read-commands.ts'
import { looksLikeCommand } from '../../../src/domain/commands/slash-start.ts'
import { processorMilliseconds } from '../../support/processor-milliseconds.ts'
import { defaultPolicy as policy } from '../../support/worlds.ts'

const around = { now: '2026-03-10T00:30:00Z', timeZone: 'Asia/Tokyo', process: 'incident' }
const read = (body: string) => readCommands(body, policy, around)
const commands = (body: string): Command[] => read(body).map(({ command }) => command)
const unreadable = (name: string, isSlip: boolean) => [
  {
    kind: 'unreadable',
    name,
    ...(isSlip && { slip: expect.objectContaining({ line: expect.stringContaining(name) }) }),
  },
]
const sha = 'a1'.repeat(20)

describe('commands in comments', () => {
  it.each<[string, Command]>([
    ['/contain pulled the cable', { kind: 'contain', text: 'pulled the cable' }],
    ['/phase eradication it is clean', { kind: 'move', to: 'eradication', reason: 'it is clean' }],
    ['/phase 根絶', { kind: 'move', to: 'eradication', reason: '' }],
    ['/phase Eradication', { kind: 'move', to: 'eradication', reason: '' }],
    ['/phase nowhere', { kind: 'move', to: 'nowhere', reason: '' }],
    ['/advance all done', { kind: 'advance', reason: 'all done' }],
    ['/note hello', { kind: 'note', text: 'hello' }],
    ['/contact police "they come"', { kind: 'contact', whom: 'police', answer: 'they come' }],
    ['/contact 東京商工会議所　折り返し待ち', { kind: 'contact', whom: '東京商工会議所', answer: '折り返し待ち' }],
    ['/recovered email', { kind: 'recovered', system: 'email' }],
    ['/recovered ファイル共有', { kind: 'recovered', system: 'file-share' }],
    ['/recovered 一覧にない', { kind: 'recovered', system: 'not-listed' }],
    ['/recovered toaster', { kind: 'recovered', system: 'toaster' }],
    ['/runbook Malware', { kind: 'runbook', id: 'Malware' }],
    ['/appoint @tanaka', { kind: 'appoint', login: 'tanaka' }],
    ['/appoint ＠tanaka', { kind: 'appoint', login: 'tanaka' }],
    ['/activate', { kind: 'activate', trigger: undefined }],
    ['/activate 深刻度が重大', { kind: 'activate', trigger: '深刻度が重大' }],
    ['/stand-down all-recovered', { kind: 'stand-down', trigger: 'all-recovered' }],
    ['/stand-down 平常の体制に引き継いだ', { kind: 'stand-down', trigger: '平常の体制に引き継いだ' }],
    ['/stand-down clean', { kind: 'stand-down', trigger: 'clean' }],
    ['/ratify', { kind: 'ratify' }],
    [
      '/action @sato 2030-01-31 change the key',
      { kind: 'action', owner: 'sato', due: '2030-01-31', text: 'change the key' },
    ],
    ['/action sato 2030/1/31 鍵を替える', { kind: 'action', owner: 'sato', due: '2030-01-31', text: '鍵を替える' }],
    ['/done A1', { kind: 'done', action: 'a1' }],
    ['/done 1', { kind: 'done', action: 'a1' }],
    ['/done #12', { kind: 'done', action: '12' }],
    [
      '/contact ISP（昨日の23:40） 回線を止めるとの返事',
      { kind: 'contact', whom: 'ISP（昨日の23:40）', answer: '回線を止めるとの返事' },
    ],
    [
      '/evidence https://nas.example.test/ev/1 金庫',
      { kind: 'evidence', what: 'https://nas.example.test/ev/1', where: '金庫', hash: undefined, holder: undefined },
    ],
    ['/recovered email at teatime', { kind: 'unreadable', name: 'recovered', time: 'teatime' }],
    ['/recovered email 2026-02-30 10:00', { kind: 'unreadable', name: 'recovered', time: '2026-02-30 10:00' }],
    ['/action @sato 2030-02-31 x', { kind: 'unreadable', name: 'action', time: '2030-02-31' }],
    ['/effect A1 failed it came back', { kind: 'effect', action: 'a1', worked: false, text: 'it came back' }],
    ['/effect a1 効果あり：再発なし', { kind: 'effect', action: 'a1', worked: true, text: '再発なし' }],
    ['/approve', { kind: 'approve', what: undefined }],
    ['/approve 再発防止計画', { kind: 'approve', what: 'prevention' }],
    ['/approve something else', { kind: 'approve', what: 'something else' }],
    ['/reject not now', { kind: 'named', name: 'reject', reason: 'not now' }],
    ['/dismiss a false alarm', { kind: 'named', name: 'dismiss', reason: 'a false alarm' }],
    ['/consent 加害・被害の別', { kind: 'consent', what: 'harm' }],
    [
      '/sent customers via e-mail to all customers 120',
      { kind: 'sent', notice: 'customers', channel: 'e-mail', audience: 'all customers', count: 120 },
    ],
    [
      '/sent 顧客への周知 via 郵送 120通',
      { kind: 'sent', notice: 'customers', channel: '郵送', audience: undefined, count: 120 },
    ],
    ['/acknowledge board-report minutes 3', { kind: 'acknowledge', what: 'board-report', reference: 'minutes 3' }],
    ['/acknowledge 取締役会報告', { kind: 'acknowledge', what: 'board-report', reference: '' }],
    ['/duplicate #12', { kind: 'duplicate', issue: 12 }],
    ['/part-of 12', { kind: 'part-of', issue: 12 }],
    ['/redact 12 a secret', { kind: 'redact', line: 12, reason: 'a secret' }],
    ['/status', { kind: 'status' }],
    ['/help', { kind: 'help' }],
  ])('%s', (body, command) => {
    expect(commands(body)).toEqual([command])
  })

  it("R4.3-1 a worried person's second line is not lost", () => {
    expect(commands('/contain pulled the cable\nand phoned\n\nThanks')).toEqual([
      { kind: 'contain', text: 'pulled the cable\nand phoned' },
    ])
    expect(commands('/contain\npulled the cable')).toEqual([{ kind: 'contain', text: 'pulled the cable' }])
  })

  it('R4.3-1 /contain is never unreadable, even with nothing', () => {
    expect(commands('/contain')).toEqual([{ kind: 'contain', text: '' }])
  })

  it('code that somebody shows stays part of what he says', () => {
    expect(commands('/note the log\n```\na\n\n/approve\n```\nends')).toEqual([
      { kind: 'note', text: 'the log\n```\na\n\n/approve\n```\nends' },
    ])
  })

  it("a quote is somebody else's word", () => {
    expect(commands('/note mine\n> yours')).toEqual([{ kind: 'note', text: 'mine' }])
  })

  it('full-width slashes, letters, blanks and colons count as their twins', () => {
    expect(commands('／ｃｏｎｔａｉｎ　LANを抜いた')).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
    expect(commands('　/SET　深刻度：高')).toEqual(commands('/set severity: high'))
  })

  it('each command has its place in the comment, whatever the policy knows', () => {
    expect(read('/note a\n/etc\n/etc/passwd\n/note b').map(({ index }) => index)).toEqual([0, 2])
    expect(read(`/adopt ${sha}\n/note a`)).toEqual([{ index: 1, command: { kind: 'note', text: 'a' } }])
  })

  it.each([
    'please /approve',
    '> /approve',
    'x\n```\n/approve\n```',
    'x\n~~~\n/approve',
    'x\n\n    /approve',
    '<!-- \n/approve\n-->',
    'x <!--\n/approve\n-->',
    '報告の例：\n- /contain LANを抜いた',
    '次の行を貼ってください\n`/approve`',
    '- /status を見る\n- 電話する',
    'x\n👉 `/approve`',
    '次のどちらかです\n| /approve の意味 |',
    '//approve',
    '/ それは違う',
    '/approve/it',
    '/etc/passwd was read',
    '/tmp is full',
    '/set-up is done',
  ])('no command: %s', (body) => {
    expect(commands(body)).toEqual([])
  })

  it.each([
    ['/aprove', 'approve'],
    ['/appprove the plan', 'approve'],
    ['/contian x', 'contain'],
    ['/dismis x', 'dismiss'],
    ['/phase', 'phase'],
    ['/note', 'note'],
    ['/set', 'set'],
    ['/record', 'record'],
    ['/record\n### Severity\n', 'record'],
    ['/evidence', 'evidence'],
    ['/contact', 'contact'],
    ['/recovered', 'recovered'],
    ['/appoint no.body', 'appoint'],
    ['/appoint @-x', 'appoint'],
    ['/stand-down', 'stand-down'],
    ['/action @sato 2030-01-31', 'action'],
    ['/action 2030-01-31 x', 'action'],
    ['/done', 'done'],
    ['/effect a1 worked', 'effect'],
    ['/effect a1 perhaps it did', 'effect'],
    ['/consent', 'consent'],
    ['/sent customers', 'sent'],
    ['/sent customers via', 'sent'],
    ['/duplicate #x', 'duplicate'],
    ['/part-of', 'part-of'],
    ['/redact oops', 'redact'],
    ['/adopt main', 'adopt'],
  ])('what cannot be used is answered: %s', (body, name) => {
    expect(commands(body)).toEqual(unreadable(name, !body.startsWith(`/${name}`)))
  })

  it.each([
    ['headings and values', '/record\n> ### 分類\n> セキュリティに対する侵害\n> ### 深刻度\n> 高'],
    ['headings alone', '/record\n> ### 分類\nセキュリティに対する侵害\n> ### 深刻度\n高'],
    ['from the command’s own line on', '/record > ### 分類\n> セキュリティに対する侵害\n\n> ### 深刻度\n> 高'],
  ])('R4.2-4 quoted below /record, %s are recorded', (_what, text) => {
    expect(read(text)[0]?.command).toMatchObject({
      kind: 'record',
      answers: [
        { field: 'category', value: { ids: ['breach'] } },
        { field: 'severity', value: { ids: ['high'] } },
      ],
    })
  })

  it.each([
    ['a blank that nobody sees', '/note\u200bzero', { kind: 'note', text: 'zero' }],
    ['below a photo', '![IMG](https://example.test/1)\n\n/note zero', { kind: 'note', text: 'zero' }],
  ])('R4.2-4 %s hides no command', (_what, text, command) => {
    expect(read(text).map((one) => one.command)).toEqual([command])
  })

  it.each([
    ['/contain していいですか？', '/contain'],
    ['/contain now?', '/contain'],
    ['![IMG](https://example.test/1)/contain LANを抜いた', '/contain LANを抜いた'],
  ])('R4.3-1 what nobody can be sure of contains nothing by itself: %s', (text, line) => {
    expect(read(text)[0]?.command).toMatchObject({ kind: 'unreadable', name: 'contain', slip: { line } })
  })

  it.each([['＿＿＿＿＿＿＿＿＿\n株式会社例 佐藤'], ['Android 版 Outlook を入手']])(
    'R4.3-1 what mail programs set below an answer is no word of it: %s',
    (foot) => {
      expect(read(`/contain LANを抜いた\n\n${foot}`)[0]?.command).toMatchObject({ text: 'LANを抜いた' })
      expect(read(`/contain LANを抜いた\n${foot}`)[0]?.command).toMatchObject({ text: 'LANを抜いた' })
    },
  )

  it('R4.2-4 what a mail program quotes below /record stays quotation', () => {
    const wrote = '2026年11月28日(土) 9:31 hikeshi[bot] <notifications@github.com>:\n> ### 深刻度\n> 高'
    expect(read(`/record\n### 分類\nセキュリティに対する侵害\n\n${wrote}`)[0]?.command).toMatchObject({
      answers: [{ field: 'category' }],
    })
    expect(read(`/record\n\n${wrote}`)[0]?.command).toMatchObject({ kind: 'unreadable', name: 'record' })
  })

  it('a field of which nothing is said is asked for by its name', () => {
    expect(commands('/set severity')).toEqual([{ kind: 'unreadable', name: 'set', field: 'severity' }])
    expect(commands('/set 深刻度')).toEqual([{ kind: 'unreadable', name: 'set', field: 'severity' }])
  })

  it('commands of the policy are commands', () => {
    const incident = policy.processes.incident
    if (incident === undefined) throw new Error('the default policy has no incident')
    const [first, ...more] = incident.transitions
    if (first === undefined) throw new Error('the incident has no transition')
    const other = {
      ...policy,
      processes: { incident: { ...incident, transitions: [{ ...first, command: 'triage' }, ...more] } },
    }
    expect(readCommands('/triage go', other, around)).toEqual([
      { index: 0, command: { kind: 'named', name: 'triage', reason: 'go' } },
    ])
    expect(commands('/triage go')).toEqual([{ kind: 'unreadable', name: 'unknown', word: 'triage' }])
  })

  it('a phase of the own process is meant where another has one of the same name', () => {
    const incident = policy.processes.incident
    if (incident === undefined) throw new Error('the default policy has no incident')
    const other = { ...incident, phases: { received: { label: { ja: '分析' }, succeeds: [] } } }
    const both = { ...policy, processes: { first: other, incident } }
    const to = (process: string) => readCommands('/phase 分析', both, { ...around, process })[0]?.command
    expect(to('incident')).toMatchObject({ to: 'analysis' })
    expect(to('first')).toMatchObject({ to: 'received' })
  })

  it('thirty commands a comment, and the rest is said', () => {
    const many = commands('/status\n'.repeat(40))
    expect(many).toHaveLength(31)
    expect(many.at(-1)).toEqual({ kind: 'unreadable', name: 'too-many' })
    expect(commands('/status\n'.repeat(30))).toHaveLength(30)
  })

  it('the time that somebody states goes with the command', () => {
    expect(read('/note at 昨日15時ごろ 電話した')).toEqual([
      { index: 0, command: { kind: 'note', text: '電話した' }, at: '2026-03-09T06:00:00Z' },
    ])
    expect(read('/recovered メール at 8:00')).toEqual([
      { index: 0, command: { kind: 'recovered', system: 'email' }, at: '2026-03-09T23:00:00Z' },
    ])
    expect(read('/recovered email 8:00')[0]?.at).toBe('2026-03-09T23:00:00Z')
    for (const said of [
      'メール（8:00に復旧）',
      'メールは今朝8時に復旧しました',
      'メール、8:00から使えています',
      'メール：復旧 8:00',
      'email (back since 8:00 this morning)',
      'email since 8:00',
    ])
      expect([said, read(`/recovered ${said}`)]).toEqual([
        said,
        [{ index: 0, command: { kind: 'recovered', system: 'email' }, at: '2026-03-09T23:00:00Z' }],
      ])
    // Beside other words the time may be that of something else.
    for (const said of ['メール（8:00に再起動）', 'メール（23:40に停止、8:00に復旧）', 'email (8:00, not yet stable)'])
      expect([said, read(`/recovered ${said}`)[0]?.command]).toMatchObject([
        said,
        { kind: 'unreadable', name: 'recovered' },
      ])
    expect(read('/note at the office it was dark')).toEqual([
      {
        index: 0,
        command: { kind: 'note', text: 'at the office it was dark', unreadTime: 'the office it was dark' },
      },
    ])
  })

  it('R4.2-1 half a time is none: the words stay whole, and no clock is moved', () => {
    expect(read('/note at 昨日の夜1時頃 ルーターを外した')).toEqual([
      {
        index: 0,
        command: {
          kind: 'note',
          text: 'at 昨日の夜1時頃 ルーターを外した',
          unreadTime: '昨日の夜1時頃 ルーターを外した',
        },
      },
    ])
    const recovered = '/recovered メール at 昨日の夜1時頃'
    expect(read(recovered)[0]?.command).toMatchObject({ kind: 'unreadable', name: 'recovered' })
    const action = '/action @sysadmin 2030-01-31T10:00 外す'
    expect(read(action)[0]?.command).toMatchObject({ kind: 'unreadable', name: 'action' })
    expect(read('/set detected-at 昨日の夜1時頃 ルーター')[0]?.command).toMatchObject({
      answers: [{ field: 'detected-at', value: { kind: 'unread-time' } }],
    })
  })

  it.each(['@sato', '@satoさん', '＠ｓａｔｏ様', '@sato、', '@sato,', '@satoさん。', 'sato殿'])(
    'R4.2-3 a name is that of its account, however it is addressed: %s',
    (name) => {
      expect(commands(`/appoint ${name} お願いします`)).toEqual([
        { kind: 'appoint', login: 'sato', reason: 'お願いします' },
      ])
      expect(commands(`/appoint ${name}x y`)).not.toEqual([{ kind: 'appoint', login: 'sato', reason: 'y' }])
    },
  )

  it('R4.2-1 a whole time is taken by every command in the same words', () => {
    const [noted] = read('/note at 昨日の夜11時頃 ルーターを外した')
    expect(noted).toMatchObject({ at: '2026-03-09T14:00:00Z', command: { kind: 'note', text: 'ルーターを外した' } })
    const [recovered] = read('/recovered メール at 昨日の夜11時頃')
    expect(recovered).toMatchObject({ at: '2026-03-09T14:00:00Z', command: { kind: 'recovered' } })
    expect(read('/recovered メール at 8:00-9:00')[0]?.command).toMatchObject({ kind: 'unreadable', name: 'recovered' })
  })

  it.each([
    ['2026-12-10', '2026-12-10'],
    ['2026年12月10日', '2026-12-10'],
    ['２０２６/１２/１０', '2026-12-10'],
    ['令和8年12月10日', '2026-12-10'],
    ['R8.12.10', '2026-12-10'],
    ['4/10', '2026-04-10'],
    ['4月10日まで', '2026-04-10'],
    ['明日', '2026-03-11'],
    ['来週の金曜', '2026-03-20'],
    ['04/10/2026', undefined],
    ['4/31', undefined],
    ['4/10分の', undefined],
    ['来週の日曜', undefined],
  ])('R4.4-3 a day by which something is done is read as people write it: %s', (text, due) => {
    const [asked] = read(`/action @sysadmin ${text} ログの保存期間を延ばす`)
    const command = asked !== undefined && 'command' in asked ? asked.command : undefined
    expect(command?.kind === 'action' ? command.due : undefined).toBe(due)
  })

  const hash = `sha256:${'ab'.repeat(32)}`
  it.each([
    ['disk.img s3://bucket/a', 'disk.img', 's3://bucket/a', undefined, undefined],
    [`disk.img the safe ${hash} Tanaka Taro`, 'disk.img', 'the safe', hash, 'Tanaka Taro'],
    ['"disk image" "the safe" Tanaka', 'disk image', 'the safe', undefined, 'Tanaka'],
    ['「ログ」「金庫」', 'ログ', '金庫', undefined, undefined],
    ['the log | the safe | Tanaka', 'the log', 'the safe', undefined, 'Tanaka'],
    ['screenshot', 'screenshot', '', undefined, undefined],
    ['we took a picture of it', 'we took a picture of it', '', undefined, undefined],
    ['"never closed', 'never closed', '', undefined, undefined],
  ])('R4.2-4 evidence is never refused for its form: %s', (text, what, where, found, holder) => {
    expect(commands(`/evidence ${text}`)).toEqual([{ kind: 'evidence', what, where, hash: found, holder }])
  })

  it('/adopt is read without any policy', () => {
    expect(readAdopt(`hello\n/adopt ${sha}`)).toEqual({ sha })
    expect(readAdopt(`/adopt ${sha.slice(0, 7)}`)).toEqual({ sha: sha.slice(0, 7) })
    expect(readAdopt(`／ＡＤＯＰＴ　${sha.toUpperCase()}`)).toEqual({ sha })
    for (const body of ['/adopt main', `> /adopt ${sha}`, `\`\`\`\n/adopt ${sha}\n\`\`\``, `/adopt ${sha}0`, '']) {
      expect(readAdopt(body)).toBeUndefined()
    }
  })
})

describe('commands as tired hands type them', () => {
  const contained = [{ kind: 'contain', text: 'ルーターのLANを抜いた' }]
  it.each([
    '\u00a0/contain ルーターのLANを抜いた',
    '\u200b/contain ルーターのLANを抜いた',
    '\ufeff/contain\u00a0ルーターのLANを抜いた',
    '\u2060\u3000/contain\u202fルーターのLANを抜いた',
    '/con\u200btain ルーターのLANを抜いた',
    '/containルーターのLANを抜いた',
    '/contain、ルーターのLANを抜いた',
    '/contain「ルーターのLANを抜いた」',
    '/contain（ルーターのLANを抜いた）',
    '/contain→ルーターのLANを抜いた',
    '/Contain：ルーターのLANを抜いた',
    '／ＣＯＮＴＡＩＮルーターのLANを抜いた',
    '/封じ込め ルーターのLANを抜いた',
    '/封じ込めルーターのLANを抜いた',
    '／封じこめ：ルーターのLANを抜いた',
  ])('R4.3-1 containment is read in whatever way it is typed: %s', (body) => {
    expect(commands(body)).toEqual(contained)
  })

  it.each<[string, Partial<Command>]>([
    ['/status。', { kind: 'status' }],
    ['/status、よろしくお願いします', { kind: 'status' }],
    ['/help？', { kind: 'help' }],
    ['/ヘルプ', { kind: 'help' }],
    ['/状況', { kind: 'status' }],
    ['/次へ', { kind: 'advance' }],
    ['/メモ 電話した', { kind: 'note', text: '電話した' }],
    ['/証拠「ログ」「金庫」', { kind: 'evidence', what: 'ログ', where: '金庫', hash: undefined, holder: undefined }],
    ['/連絡 警察 来る', { kind: 'contact', whom: '警察', answer: '来る' }],
    ['/復旧 メール', { kind: 'recovered', system: 'email' }],
    ['/手順書 malware', { kind: 'runbook', id: 'malware' }],
    ['/対応 @sato 2030-01-31 鍵を替える', { kind: 'action', owner: 'sato' }],
    ['/完了 1', { kind: 'done', action: 'a1' }],
    ['/承認', { kind: 'approve' }],
    ['/却下 今ではない', { kind: 'named', name: 'reject' }],
    ['/設定 深刻度 高', { kind: 'record' }],
    ['/standdown clean', { kind: 'stand-down', trigger: 'clean' }],
    ['/part_of #3', { kind: 'part-of', issue: 3 }],
    ['/duplicate#12', { kind: 'duplicate', issue: 12 }],
    ['/appoint@sato', { kind: 'appoint', login: 'sato' }],
  ])('every command has its names, and takes what follows: %s', (body, command) => {
    expect(commands(body)).toEqual([expect.objectContaining(command)])
  })

  it.each([
    ['/close', '/phase closed'],
    ['/severity high', '/set severity high'],
    ['/深刻度 高', '/set 深刻度 高'],
    ['/ contain LANを抜いた', '/contain LANを抜いた'],
    ['`/contain LANを抜いた`', '/contain LANを抜いた'],
    ['- /contain LANを抜いた', '/contain LANを抜いた'],
    ['1. /contain LANを抜いた', '/contain LANを抜いた'],
    ['**/contain** LANを抜いた', '/contain LANを抜いた'],
    ['・/封じ込め LANを抜いた', '/contain LANを抜いた'],
    ['> 返信\n`/status`', '/status'],
    ['```\n/contain LANを抜いた\n```', '/contain LANを抜いた'],
    ['/contian LANを抜いた', '/contain LANを抜いた'],
    ['/状況確認', '/status 確認'],
    ['🚨 /contain LANを抜いた', '/contain LANを抜いた'],
    ['⚠️/封じ込め LANを抜いた', '/contain LANを抜いた'],
    ['1️⃣ /contain LANを抜いた', '/contain LANを抜いた'],
    ['/hikeshi status', '/status'],
    ['/こんてん LANを抜いた', '/contain LANを抜いた'],
    ['封じ込め：LANを抜いた', '/contain LANを抜いた'],
    ['すらっしゅ 封じ込め LANを抜いた', '/contain LANを抜いた'],
    ['状況を教えてください', '/status'],
    ['/根絶へ', '/phase 根絶'],
    ['/delete 12 個人情報', '/redact 12 個人情報'],
    ['/訂正 深刻度 高', '/set 深刻度 高'],
    ['/重大度：高', '/set 重大度 高'],
    ['x\n- /approve', '/approve'],
    ['対応しました。\n- /contain LANを抜いた', '/contain LANを抜いた'],
    ['対応しました。\n\n`/contain LANを抜いた`', '/contain LANを抜いた'],
    ['1. 確認した\n2. /contain LANを抜いた', '/contain LANを抜いた'],
    ['対応しました。\n**/contain** LANを抜いた\n\n以上です', '/contain LANを抜いた'],
    ['| 対応 |\n| --- |\n| /contain LANを抜いた |', '/contain LANを抜いた'],
    ['| 時刻 | 対応 |\n| --- | --- |\n| 9:10 | /contain LANを抜いた |', '/contain LANを抜いた'],
    ['- [ ] /contain LANを抜いた', '/contain LANを抜いた'],
    ['<b>/contain LANを抜いた</b>', '/contain LANを抜いた'],
    ['<code>/contain LANを抜いた</code>', '/contain LANを抜いた'],
    ['<pre>\n/contain LANを抜いた\n</pre>', '/contain LANを抜いた'],
    ['- ```\n  /contain LANを抜いた\n  ```', '/contain LANを抜いた'],
    ['￥封じ込め LANを抜いた', '/contain LANを抜いた'],
    ['・封じ込め LANを抜いた', '/contain LANを抜いた'],
    ['完了：/contain LANを抜いた', '/contain LANを抜いた'],
    ['/のて 電話した', '/note 電話した'],
    ['/へｌｐ', '/help'],
    ['/訂正 LANではなくWi-Fiを切った', '/note LANではなくWi-Fiを切った'],
  ])('R4.2-4 a slip is answered with the line that works: %s', (body, line) => {
    expect(commands(body)).toEqual([
      expect.objectContaining({
        kind: 'unreadable',
        slip: { line, kept: line.startsWith('/contain') ? 'LANを抜いた' : '' },
      }),
    ])
  })

  it.each([
    '/etc/passwd が読まれていた',
    '/ それは違う',
    '// コメント',
    '/var/log を保全中',
    '1/2 の確率',
    '／＼',
    '/api/v1/users へのアクセス多数',
    '/contact/index.html',
    '/status/200',
    '/note.txt を開いた',
    '/help?page=2&q=x',
    '/メモリ使用率が高い',
    '確認中です\n- /contain とは何ですか',
  ])('R4.2-4 paths and prose stay prose: %s', (body) => {
    expect(commands(body)).toEqual([])
  })

  it('R4.2-4 of two commands on a line the first counts, and its author is told', () => {
    expect(commands('/note 確認した /set severity low')).toEqual([
      { kind: 'note', text: '確認した /set severity low' },
      { kind: 'unreadable', name: 'note', second: '/set severity low' },
    ])
    expect(commands('/set severity high /set 分類 セキュリティに対する侵害')).toMatchObject([
      { kind: 'record', answers: [{ field: 'severity' }] },
      { kind: 'unreadable', second: '/set 分類 セキュリティに対する侵害' },
    ])
  })

  it.each([
    '/contain <行ったこと>',
    '/contain ‹行ったこと›',
    '/note [at <日時>] <気づいたこと>',
    '/dismiss <理由>',
    '/set harm none: ‹理由›',
    '/evidence <何を> <どこに> [ハッシュ] [保管者]',
  ])('R4.2-4 a command that was copied and not filled in is none: %s', (body) => {
    expect(commands(body)).toMatchObject([{ kind: 'unreadable', placeholder: true }])
  })

  it.each([
    '/note <script>alert(1)</script> が入力されていた',
    '/contact <a@example.com> 返事待ち',
    '/note [緊急] 停電',
  ])("R4.2-4 somebody's own brackets are words: %s", (body) => {
    expect(commands(body)).not.toMatchObject([{ kind: 'unreadable' }])
  })

  it('a policy adds names of its own', () => {
    const other = { ...policy, 'command-names': { contain: ['止血処置'] } }
    expect(readCommands('/止血処置 LANを抜いた', other, around)).toEqual([
      { index: 0, command: { kind: 'contain', text: 'LANを抜いた' } },
    ])
  })
})

describe('commands in more of the ways in which they are typed', () => {
  it.each<[string, object]>([
    ['／重複　＃１２', { kind: 'duplicate', issue: 12 }],
    ['/duplicate No.12', { kind: 'duplicate', issue: 12 }],
    ['/duplicate https://github.com/acme/incidents/issues/12', { kind: 'duplicate', issue: 12 }],
    ['/part-of acme/incidents#12', { kind: 'part-of', issue: 12 }],
    ['/done ａ１', { kind: 'done', action: 'a1' }],
    ['/redact #12行目 個人情報', { kind: 'redact', line: 12, reason: '個人情報' }],
    ['/appoint @tanaka さん', { kind: 'appoint', login: 'tanaka' }],
    ['/phase 根絶へ', { kind: 'move', to: 'eradication', reason: '' }],
    ['/phase → eradication', { kind: 'move', to: 'eradication', reason: '' }],
    ['/承認します', { kind: 'approve', what: undefined }],
    ['/封じ込めました LANを抜いた', { kind: 'contain', text: 'LANを抜いた' }],
    ['/effect a1 ○ 再発なし', { kind: 'effect', action: 'a1', worked: true, text: '再発なし' }],
    ['/action @sato 4/10 (金) ログを残す', { kind: 'action', owner: 'sato', due: '2026-04-10', text: 'ログを残す' }],
    ['/action @sato by Apr 10: keep logs', { kind: 'action', owner: 'sato', due: '2026-04-10', text: 'keep logs' }],
  ])('R4.2-4 %s', (body, expected) => {
    expect(commands(body)).toEqual([expected])
  })

  it.each([
    '/set 重大度 高',
    '/set 重要度：高',
    '/set 深刻度は高',
    '/set 深刻度を高に',
    '/set severity to high',
    '/set 深刻度→高',
    '/set 深刻度\n- [x] 高\n- [ ] 中',
  ])('R4.2-2 a value is read out of its sentence: %s', (body) => {
    expect(commands(body)).toMatchObject([{ answers: [{ field: 'severity', value: { ids: ['high'] } }] }])
  })

  it.each([
    ['/ふうじこめ LANを抜いた', '/contain LANを抜いた', 'LANを抜いた'],
    ['@hikeshi /contain LANを抜いた', '/contain LANを抜いた', 'LANを抜いた'],
    ['@hikeshi-acme[bot] ／状況', '/status', ''],
    ['「/contain LANを抜いた」', '/contain LANを抜いた', 'LANを抜いた'],
    ['/めも 電話した', '/note 電話した', ''],
  ])('R4.3-1 %s is answered with the line that works', (body, line, kept) => {
    expect(commands(body)).toMatchObject([{ kind: 'unreadable', slip: { line, kept } }])
  })

  it.each([
    '/done a1 a2',
    '/done A1、A2',
    '/appoint @tanaka, @sato',
    '/duplicate https://github.com/acme/shop/issues/12',
  ])('R4.2-4 nothing is done by halves, nor to another repository: %s', (body) => {
    expect(commands(body)).toMatchObject([{ kind: 'unreadable' }])
  })

  it.each([
    ...[
      '#### 深刻度\n高',
      '「深刻度」高',
      '〈深刻度〉高',
      '＜深刻度＞高',
      '■深刻度 高',
      '①深刻度 高',
      '- 深刻度\n高',
      '深刻度 高',
      '深刻度　高',
    ],
    ...[
      '深刻度→高',
      '深刻度 - 高',
      'Severity - High',
      '深刻度\n高',
      '深刻度\n=====\n高',
      '| 深刻度 | 高 |',
      'a) 深刻度：高',
      '一、深刻度：高',
    ],
    ...['1-1 深刻度：高', '★深刻度：高', '深 刻 度：高', '\u200b### 深刻度\n高', '深刻度：\n- [x] 高\n- [ ] 中'],
  ])('R4.2-2 /record takes a heading in whatever way it is typed: %s', (text) => {
    expect(commands(`/record\n${text}`)).toMatchObject([
      { kind: 'record', answers: [{ field: 'severity', value: { ids: ['high'] } }], unknown: [] },
    ])
  })

  it.each(['深刻度 は高い', '- 深刻度 高', '深刻度', '#### 深刻度', '| 深刻度 | 高 |'])(
    "R4.2-2 a line that may be somebody's words stays with them: %s",
    (line) => {
      expect(commands(`/record\n### 被害の特定\n3台\n${line}\n以上`)).toMatchObject([
        { answers: [{ field: 'damage', value: { text: `3台\n${line}\n以上` } }] },
      ])
    },
  )
})

describe('facts in comments', () => {
  const facts = (body: string) =>
    commands(body).flatMap((command) => (command.kind === 'record' ? command.answers : []))

  it.each([
    ['severity high', 'severity', { kind: 'options', ids: ['high'], text: '' }],
    ['深刻度: 高', 'severity', { kind: 'options', ids: ['high'], text: '' }],
    ['severity = HIGH', 'severity', { kind: 'options', ids: ['high'], text: '' }],
    ['severity dreadful', 'severity', { kind: 'not-an-option', text: 'dreadful' }],
    ['severity high because', 'severity', { kind: 'not-an-option', text: 'high because' }],
    ['harm none: nobody outside', 'harm', { kind: 'options', ids: ['none'], text: 'nobody outside' }],
    ['harm いずれでもない：社外に影響なし', 'harm', { kind: 'options', ids: ['none'], text: '社外に影響なし' }],
    ['harm なし、社外に影響なし', 'harm', { kind: 'options', ids: ['none'], text: '社外に影響なし' }],
    ['harm none', 'harm', { kind: 'options', ids: ['none'], text: '' }],
    [
      'systems email, チャット、公開ウェブサイト・DNS',
      'systems',
      { kind: 'options', ids: ['email', 'chat', 'website'], text: '' },
    ],
    ['systems none', 'systems', { kind: 'options', ids: ['none'], text: '' }],
    ['systems なし', 'systems', { kind: 'options', ids: ['none'], text: '' }],
    ['systems email, toaster', 'systems', { kind: 'not-an-option', text: 'email, toaster' }],
    ['systems\n- email\n- chat', 'systems', { kind: 'options', ids: ['email', 'chat'], text: '' }],
    ['damage 不明: 調査中', 'damage', { kind: 'text', text: '不明: 調査中' }],
    ['被害の特定 3台\nのPC', 'damage', { kind: 'text', text: '3台\nのPC' }],
    ['detected-at 昨日 15:00', 'detected-at', { kind: 'time', at: '2026-03-09T06:00:00Z', text: '昨日 15:00' }],
    ['detected-at some day', 'detected-at', { kind: 'unread-time', why: 'unreadable', text: 'some day' }],
    ['severity high\nthanks', 'severity', { kind: 'options', ids: ['high'], text: '' }],
  ])('/set %s', (text, field, value) => {
    expect(facts(`/set ${text}`)).toEqual([{ field, value }])
  })

  it('a fact that is none is named', () => {
    expect(commands('/set colour red')).toEqual([{ kind: 'record', answers: [], unknown: ['colour'] }])
  })

  it('/record takes headings and values up to the next command', () => {
    const body = [
      '/record',
      '',
      '### 被害の特定',
      '',
      '3台 /approve',
      '/etc/passwd was read',
      '',
      '### Analysis of the cause',
      'a macro',
      '### systems',
      '- email',
      '- チャット',
      '### No field',
      'x',
      '/note more',
    ].join('\n')
    expect(commands(body)).toEqual([
      {
        kind: 'record',
        answers: [
          { field: 'damage', value: { kind: 'text', text: '3台 /approve\n/etc/passwd was read' } },
          { field: 'cause', value: { kind: 'text', text: 'a macro' } },
          { field: 'systems', value: { kind: 'options', ids: ['email', 'chat'], text: '' } },
        ],
        unknown: ['No field'],
      },
      { kind: 'note', text: 'more' },
    ])
  })

  it('a heading that stands twice is asked for again, none is preferred', () => {
    expect(commands('/record\n### Severity\nhigh\n### 深刻度\nlow')).toEqual([
      { kind: 'record', answers: [], unknown: [], twice: ['severity'] },
    ])
  })

  it('what is no option stays as it was written', () => {
    expect(facts('/record\n### Severity\ndreadful')).toEqual([
      { field: 'severity', value: { kind: 'not-an-option', text: 'dreadful' } },
    ])
    expect(facts('/record\n### harm\nnone: nobody')).toEqual([
      { field: 'harm', value: { kind: 'options', ids: ['none'], text: 'nobody' } },
    ])
  })

  it('R4.4-2 a reason may stand below its choice as well, and needs none', () => {
    const harm = (id: string, text: string) => [{ field: 'harm', value: { kind: 'options', ids: [id], text } }]
    expect(facts('/record\n### 加害・被害の別\nいずれでもない\n暗号化されていた。\n\n戻ってきた。')).toEqual(
      harm('none', '暗号化されていた。\n\n戻ってきた。'),
    )
    expect(facts('/record\n### 加害・被害の別\n両方')).toEqual(harm('both', ''))
    expect(facts('/record\n### 加害・被害の別\n\n### Severity\nhigh')).toEqual([
      { field: 'severity', value: { kind: 'options', ids: ['high'], text: '' } },
    ])
    expect(facts('/record\n### harm\nnobody')).toEqual([
      { field: 'harm', value: { kind: 'not-an-option', text: 'nobody' } },
    ])
  })
})

describe('hostile comments', () => {
  const piece = fc.constantFrom(
    '/',
    '／',
    'approve',
    'note',
    'set',
    'record',
    ' ',
    '\n',
    '\r\n',
    '### ',
    '深刻度',
    ':',
    '"',
    '「',
    ' | ',
    '```',
    '<!--',
    '-->',
    '> ',
    '@a',
    '2030-01-31',
    'at ',
    '15:00',
    'via ',
    ',',
    '__proto__',
    'constructor',
    '\u0000',
    '　',
    '#1',
  )
  const body = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
  )

  it('never throws; the pre-check passes over nothing that holds a command', () => {
    fc.assert(
      fc.property(body, (text) => {
        const found = read(text)
        expect(looksLikeCommand(text) || (found.length === 0 && readAdopt(text) === undefined)).toBe(true)
        expect(new Set(found.map(({ index }) => index)).size).toBe(found.length)
      }),
      { numRuns: 500 },
    )
  })

  it('text in quotes or code never becomes a command', () => {
    fc.assert(
      fc.property(body, (text) => {
        expect(
          read(
            text
              .split(/\r\n?|\n/)
              .map((line) => `> ${line}`)
              .join('\n'),
          ),
        ).toEqual([])
        // A comment of nothing but code is answered, and nothing of it is carried out.
        const shown = read(`~~~~~~~~\n${text.replaceAll('~', '')}`).map(({ command }) => command.kind)
        expect(shown.filter((kind) => kind !== 'unreadable')).toEqual([])
      }),
    )
  })

  const long = (start: string, unit: string) => start + unit.repeat(Math.ceil(65_536 / unit.length))
  it.each([
    ['slashes', long('', '/')],
    ['slash lines', long('', '/\n')],
    ['unknown words', long('', '/abcdef\n')],
    ['near words', long('', '/notee \n')],
    ['blanks', long('/note at', ' ')],
    ['blanks before a word', `${long('/set', ' ')}x`],
    ['headings', long('/record\n', '### severity\n')],
    ['broken headings', `/record\n### ${' '.repeat(65_000)}x`],
    ['commas', long('/set systems ', ',')],
    ['systems', long('/set systems ', 'email,')],
    ['quotes', long('/evidence ', '"a" ')],
    ['open quotes', long('/evidence ', '「')],
    ['bars', long('/evidence ', ' | ')],
    ['digits', long('/sent customers via ', '1 ')],
    ['to', long('/sent customers via x', ' to')],
    ['times', long('/note at ', '15:00 ')],
    ['dates', long('/set detected-at ', '1月')],
    ['comments', long('/note ', '<!-- ')],
    ['fences', long('', '```\n/note\n')],
    ['logins', long('/appoint @', 'a')],
  ])('65,536 characters of %s are read at once', (_name, text) => {
    const taken = processorMilliseconds(() => [read(text), readAdopt(text), looksLikeCommand(text)])
    expect(taken).toBeLessThan(1_500)
  })
})

describe('R4.2-4 what stands in the place of a slash, or before it, hides no command', () => {
  const contained = (line = '/contain LANを抜いた', kept = 'LANを抜いた') => [
    { kind: 'unreadable', name: 'contain', slip: { line, kept } },
  ]

  it.each([
    ...['￥contain LANを抜いた', '¥contain LANを抜いた', '\\contain LANを抜いた', '・contain LANを抜いた'],
    ...[
      '@officer /contain LANを抜いた',
      '@officer さん /contain LANを抜いた',
      '@officer @deputy：/contain LANを抜いた',
    ],
    ...['@hikeshi contain LANを抜いた', '@hikeshi[bot] /contain LANを抜いた', '| /contain LANを抜いた |'],
    ...['お疲れさまです。/contain LANを抜いた', '確認しました！ /contain LANを抜いた', 'Done. /contain LANを抜いた'],
    ...['/containment LANを抜いた', '/封じ込みLANを抜いた', '/封込 LANを抜いた'],
    ...['hi all, /contain LANを抜いた', 'お疲れ様です /contain LANを抜いた'],
    ...['\\/contain LANを抜いた', '了解です /contain LANを抜いた'],
    ...['スラッシュ コンテイン LANを抜いた', 'slash contain LANを抜いた', '１．/contain LANを抜いた'],
  ])('R4.3-1 what was done to contain is kept, and the line that works is given: %s', (body) => {
    expect(commands(body)).toEqual(contained())
    expect(looksLikeCommand(body)).toBe(true)
  })

  it.each(['status', 'Help', 'ヘルプ', '使い方？', '承認します', '承認しました。', '次へ', 'ｓｔａｔｕｓ'])(
    'a name alone, as the whole comment, is answered: %s',
    (body) => {
      expect(commands(body)).toMatchObject([
        { kind: 'unreadable', slip: { line: expect.stringMatching(/^\/[a-z]+$/) } },
      ])
      expect(looksLikeCommand(body)).toBe(true)
    },
  )

  it.each([
    ['/undo', 'undo'],
    ['/hello', 'hello'],
    ['／ｈ', 'ｈ'],
    ['/出して。', '出して'],
    ['／手順　マルウェア', '手順'],
    ['/重要案件 至急', '重要案件'],
  ])('a word that no command is like is answered: %s', (body, word) => {
    expect(commands(body)).toEqual([{ kind: 'unreadable', name: 'unknown', word }])
  })

  it.each([
    ['/foo bar', ['foo']],
    ['/tmp full', []],
    ['/foo bar\n/note 電話した', ['foo']],
    ['/note 電話した\n/undo', ['undo']],
    ['/note 電話した\n/give @sato', ['give']],
    ['/set severity high\n\n/foo 1\n/bar', ['foo', 'bar']],
    ['確認しました。\n/undo', ['undo']],
    ['/note ログ\n/tmp full\n/foo bar', []],
    ['/set severity high\n/login が開かない\n/admin is down\n/etc/passwd', []],
    ['/foo が開かない\n/set severity high', []],
  ])('R4.2-4 a word that no command is like is answered beside others, and prose is not: %j', (body, words) => {
    const unknown = commands(body).filter((one) => one.kind === 'unreadable' && one.name === 'unknown')
    expect(unknown).toEqual(words.map((word) => ({ kind: 'unreadable', name: 'unknown', word })))
  })

  it.each([
    '<div>\n/contain LANを抜いた\n</div>',
    '<details>\n<summary>対応</summary>\n\n/contain LANを抜いた\n</details>',
  ])('R4.3-1 within a part of a page that shows it as text it runs: %j', (body) => {
    expect(commands(body)).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
  })

  it('R4.2-4 a dressed line beside others moves none of them from its place', () => {
    expect(read('/note 一\n\n- /status\n\n/note 二').map(({ index }) => index)).toEqual([0, 1.001, 1])
  })

  it.each([
    ...[
      'LANを抜きました /contain',
      'LANを抜きました。/封じ込め',
      '/封じ込めをお願いします',
      '/封じ込めお願いします 至急',
    ],
  ])(
    'R4.3-1 no words of what was done, or a request to somebody else: asked back, and nothing is recorded: %s',
    (body) => {
      expect(commands(body)).toMatchObject([{ kind: 'unreadable', name: 'contain', slip: { kept: '' } }])
      expect(looksLikeCommand(body)).toBe(true)
    },
  )

  it.each(['/contain …', '/contain ...'])('R4.3-1 the dots of a copied line are no words: %s', (body) => {
    expect(commands(body)).toEqual([{ kind: 'unreadable', name: 'contain', placeholder: true }])
  })

  it.each([
    ...['/封じ込める LANを抜いた', '/封じ込め済み LANを抜いた', '\v/contain LANを抜いた', '\u200f/contain LANを抜いた'],
  ])('R4.3-1 the end of a verb and signs that nobody sees change nothing: %j', (body) => {
    expect(commands(body)).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
  })

  it.each(['/訂正', '`/set`'])('R4.2-4 a word that needs more is answered with the lines that would do: %s', (body) => {
    expect(commands(body)).toEqual([{ kind: 'unreadable', name: 'set' }])
  })

  it.each(['/reopen', '/再開', '/再オープン'])('where a case goes on that is opened again is chosen: %s', (body) => {
    expect(commands(body)).toEqual([{ kind: 'unreadable', name: 'phase' }])
  })

  it.each([
    ...[
      '@officer /contain と打ってください',
      '@hikeshi ありがとうございます',
      '@officer さん、/var/log を見てください',
    ],
    ...['statusは後で書きます', '承認は明日します', 'help desk に電話した', '・containerを止めた', '・PC-12 を隔離'],
    ...[
      'スラッシュを使う',
      '## ログ\n被害の特定はこれから',
      '/undo できますか',
      '/tmp を確認した',
      '次へ進めましょう',
      '使い方は /help を見てください',
    ],
    ...['先に電話した\n@officer /dismiss 誤検知', '\\\\server\\share', '¥10,000 の請求', '> @officer /contain x'],
  ])('prose stays prose: %s', (body) => {
    expect(commands(body)).toEqual([])
  })

  it('a line that is told from prose only in its first place moves no other command', () => {
    expect(read('了解です。/status\n/note 確認した')).toMatchObject([
      { index: 0.25, command: { kind: 'unreadable', name: 'status' } },
      { index: 0, command: { kind: 'note', text: '確認した' } },
    ])
  })

  it.each([
    ['/contain\n\nLANを抜いた\n\n以上です', { kind: 'contain', text: 'LANを抜いた' }],
    ['/note\n \n電話した\n折り返し待ち', { kind: 'note', text: '電話した\n折り返し待ち' }],
  ])('R4.2-4 what was done below a blank line counts: %j', (body, command) => {
    expect(commands(body)).toEqual([command])
  })

  it('R4.2-4 a quotation or a signature below is no word of his', () => {
    expect(commands('/contain\n\n> LANを抜いた')).toEqual([{ kind: 'contain', text: '' }])
    expect(commands('/note\n\niPhoneから送信')).toMatchObject([{ kind: 'unreadable', name: 'note' }])
  })

  it.each<[string, object]>([
    ['/appoint https://github.com/tanaka', { kind: 'appoint', login: 'tanaka' }],
    [
      '/appoint [@tanaka](https://github.com/tanaka) さん 夜間のため',
      { kind: 'appoint', login: 'tanaka', reason: '夜間のため' },
    ],
    ['/duplicate of #12', { kind: 'duplicate', issue: 12 }],
    ['/完了 1番', { kind: 'done', action: 'a1' }],
    ['/done ２番目', { kind: 'done', action: 'a2' }],
    ['/phase 封じ込め中', { kind: 'move', to: 'containment', reason: '' }],
    ['/phase 分析（被害特定・原因分析） 原因が分かった', { kind: 'move', to: 'analysis', reason: '原因が分かった' }],
    ['/次へ進む', { kind: 'advance', reason: '' }],
    ['/done a 1', { kind: 'done', action: 'a1' }],
    [
      '/証拠：ログ｜共有フォルダ',
      { kind: 'evidence', what: 'ログ', where: '共有フォルダ', hash: undefined, holder: undefined },
    ],
    ['/phase analysis.', { kind: 'move', to: 'analysis', reason: '' }],
    ['/recovered 9:00', { kind: 'unreadable', name: 'recovered' }],
  ])('names as people write them: %s', (body, command) => {
    expect(commands(body)).toEqual([command])
  })

  it.each([
    ['/set 深刻度 は 高', 'severity', ['high']],
    ['/set 深刻度「高」', 'severity', ['high']],
    ['/set systems email chat', 'systems', ['email', 'chat']],
    ['/set systems メール と チャット', 'systems', ['email', 'chat']],
    ['/set systems メール・チャット', 'systems', ['email', 'chat']],
    ['/set systems email and chat', 'systems', ['email', 'chat']],
  ])('R4.2-2 values as people join them: %s', (body, field, ids) => {
    expect(commands(body)).toEqual([
      { kind: 'record', answers: [{ field, value: { kind: 'options', ids, text: '' } }], unknown: [] },
    ])
  })

  it('R4.2-2 the skeleton without its first line is answered with it', () => {
    const body = '### 分類\nセキュリティに対する侵害\n### 深刻度\n高'
    expect(commands(body)).toEqual([{ kind: 'unreadable', name: 'record', slip: { line: '/record', kept: '' } }])
    expect(looksLikeCommand(body)).toBe(true)
  })

  it.each(['（/contain は使わない）とのこと', '「/dismiss」はまだ押さないで', '`/advance` を押す前に確認してください'])(
    'a command that is spoken of is none: %s',
    (body) => {
      expect(commands(body)).toEqual([])
    },
  )

  it.each(['<br>/contain LANを抜いた', '<p>/contain LANを抜いた</p>'])(
    'R4.3-1 a containment in pasted HTML is kept: %s',
    (body) => {
      expect(commands(body)).toMatchObject([{ kind: 'unreadable', slip: { kept: 'LANを抜いた' } }])
    },
  )

  it('R4.3-1 a hard blank of HTML parts a command from its words', () => {
    for (const body of ['/contain&nbsp;LANを抜いた', '&nbsp;/contain LANを抜いた'])
      expect(commands(body)).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
  })

  it.each(['to @sato', '"@sato"', '<@sato>', '「@sato」', '@satoに', '@sato」', '＠sato：'])(
    'R4.1-1b an account with something attached: %s',
    (said) => {
      expect(commands(`/appoint ${said}`)).toEqual([{ kind: 'appoint', login: 'sato' }])
    },
  )

  it.each(['@sato（夜間のため）', '@sato:夜間のため', '@sato 夜間のため'])('R4.1-1b and with a reason: %s', (said) => {
    expect(commands(`/appoint ${said}`)).toEqual([{ kind: 'appoint', login: 'sato', reason: '夜間のため' }])
  })

  it('R4.2-2 a severity as the status comment shows it', () => {
    expect(commands('/set 深刻度 🟠 高')).toMatchObject([{ answers: [{ value: { ids: ['high'] } }] }])
  })

  it.each([
    ['Teams', '[火曜日 9:00] 佐藤 太郎'],
    ['Teams, English', '[9:00 AM] Taro Sato'],
    ['Slack', '佐藤 太郎  9:00 AM'],
    ['Slack, English', 'Taro Sato [9:00 AM]'],
    ['Slack, on two lines', '佐藤 太郎\n  午前 9:00'],
    ['Google Chat', 'Taro Sato, 9:00 AM'],
    ['Discord', 'sato — Today at 9:00 AM'],
    ['another day', '佐藤 太郎\n昨日 9:00'],
  ])(
    'R4.2-4 what somebody said in a chat is not done by whoever pastes it, save what was contained: %s',
    (_name, head) => {
      expect(commands(`転記します\n\n${head}\n/dismiss 誤検知`)).toMatchObject([
        { kind: 'unreadable', slip: { line: '/dismiss 誤検知' } },
      ])
      expect(commands(`転記します\n\n${head}\n/contain LANを抜いた`)).toEqual([
        { kind: 'contain', text: 'LANを抜いた' },
      ])
      // The next speaker's words are no part of it, with or without a blank line between.
      expect(commands(`${head}\n/contain LANを抜いた\nルーターの電源も切った\n${head}\n了解です`)).toEqual([
        { kind: 'contain', text: 'LANを抜いた\nルーターの電源も切った' },
      ])
    },
  )

  it('R4.3-1 times that somebody writes himself stay part of what he did', () => {
    const body = '/contain 次のとおり\n[9:00] 佐藤が抜線\n受付  9:05\n9:10 復旧'
    expect(commands(body)).toEqual([{ kind: 'contain', text: body.slice('/contain '.length) }])
  })

  it.each(['経過は次のとおり：9:00 停止', '9:00', '開始は 9:00'])('a time of his own is no chat: %s', (head) => {
    expect(commands(`${head}\n/note 確認した`)).toEqual([{ kind: 'note', text: '確認した' }])
  })
})
