import { describe, expect, it } from 'vitest'
import { readCommands } from '../../../src/domain/commands/read-commands.ts'
import { mailQuotation } from '../../../src/domain/mail/mail-quotation.ts'
import { classifyLines } from '../../../src/domain/markdown/classify-lines.ts'
import { defaultPolicy as policy } from '../../support/worlds.ts'

const around = { now: '2026-03-10T00:30:00Z', timeZone: 'Asia/Tokyo', process: 'incident' }
const commands = (body: string) => readCommands(body, policy, around).map(({ command }) => command)
const cutAt = (body: string) => mailQuotation(classifyLines(body))

const HEADS: readonly [string, string][] = [
  [
    'Outlook, Japanese',
    '差出人: hikeshi[bot] <notifications@github.com>\n送信日時: 2026年11月28日 9:31\n宛先: example-corp/incidents\n件名: Re: [example-corp/incidents] 【インシデント】 (Issue #1)',
  ],
  [
    'Outlook, English',
    '________________________________\nFrom: hikeshi[bot] <notifications@github.com>\nSent: Saturday, November 28, 2026 9:31 AM\nTo: example-corp/incidents <incidents@noreply.github.com>\nSubject: Re: [example-corp/incidents] Incident (Issue #1)',
  ],
  ['Outlook, bold', '**From:** hikeshi[bot]\n**Sent:** Saturday\n**Subject:** RE: Incident'],
  ['Outlook, older', '-----Original Message-----\nFrom: hikeshi[bot]\nSubject: Incident'],
  ['Gmail, Japanese', '2026年11月28日(土) 9:31 hikeshi[bot] <notifications@github.com>:'],
  ['Gmail, English', 'On Sat, Nov 28, 2026 at 9:31 AM hikeshi[bot] <notifications@github.com> wrote:'],
  ['Gmail, broken in two', 'On Sat, Nov 28, 2026 at 9:31 AM hikeshi[bot] <\nnotifications@github.com> wrote:'],
  ['Apple Mail, Japanese', '2026/11/28 9:31、hikeshi[bot] <notifications@github.com>のメール:'],
  ['Apple Mail, English', 'On 28 Nov 2026, at 9:31, hikeshi[bot] <notifications@github.com> wrote:'],
  ['Thunderbird, Japanese', '2026/11/28 9:31, hikeshi[bot] wrote:'],
  ['Thunderbird, Japanese words', '2026/11/28 9:31、hikeshi[bot] さんは書きました:'],
  ['Thunderbird, English', 'On 11/28/26 09:31, hikeshi[bot] wrote:'],
  ['a telephone', 'iPhoneから送信'],
  ['a signature', '-- \n情報システム部 佐藤'],
  ['forwarded', '---------- Forwarded message ---------\nFrom: hikeshi[bot]'],
]

const MORE_HEADS: readonly [string, string][] = [
  [
    'Outlook for Mac, without a blank line',
    '差出人 : hikeshi[bot]\n送信日時 : 2026年11月28日 土曜日 9:31\n件名 : Re: x',
  ],
  ['Outlook, bold in one star', '*From:* hikeshi[bot] <notifications@github.com>\n*Sent:* Saturday\n*Subject:* x'],
  ['Thunderbird, the date behind the name', 'hikeshi[bot] さんは 2026/11/28 9:31 に書きました:'],
  ['a telephone company', '---- hikeshi[bot]さんが書きました ----'],
  ['a groupware', 'hikeshi[bot]さんは書きました:'],
  ['another one', 'hikeshi[bot] さんが 2026/12/01 09:00 に書き込みました。'],
  ['Becky!', 'On Tue, 01 Dec 2026 09:00:00 +0900\n"hikeshi[bot]" <notifications@github.com> wrote:'],
  ['Yahoo! Mail', '----- Original Message -----\nFrom: hikeshi[bot]\nDate: 2026/12/1, Tue 09:00'],
  ['Gmail on a telephone', 'Gmail から送信'],
  ['Windows', 'Windows 版のメールから送信'],
  ['Outlook on a telephone', 'Sent from Outlook for iOS'],
  ['LINE WORKS', 'LINE WORKSから送信'],
  ['a web mail, ruled', '---------- 元のメール ----------\n差出人：hikeshi[bot]'],
  ['another web mail, ruled', '========== 返信元 =========='],
  ['Foxmail', '------------------ Original ------------------\nFrom: hikeshi[bot]'],
  ['a mail program in Chinese', 'hikeshi[bot] <notifications@github.com> 于2026年11月28日周六 09:31写道：'],
  ['one in Korean', '2026년 11월 28일 (토) 오전 9:31, hikeshi[bot] <notifications@github.com>님이 작성:'],
  ['Thunderbird, German', 'Am 28.11.2026 um 09:31 schrieb hikeshi[bot]:'],
  ['GitHub', '—\nReply to this email directly, view it on GitHub, or unsubscribe.'],
]

describe('answers by mail', () => {
  it.each(MORE_HEADS)('R4.2-4 directly below the words, too: %s', (_name, head) => {
    const body = `/contain LANを抜いた\n${head}\n/dismiss 誤検知\n\n/note 古い話`
    expect(commands(body)).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
  })

  it('R4.2-4 an answer below what it quotes counts; what may be the rest of the quotation does not', () => {
    const head = 'On 2026/11/28 9:31, hikeshi[bot] wrote:'
    expect(commands(`${head}\n> /dismiss x\n> y\n\n/contain LANを抜いた\n\n-- \n佐藤`)).toEqual([
      { kind: 'contain', text: 'LANを抜いた' },
    ])
    expect(commands(`${head}\n> /dismiss x\n/dismiss y`)).toEqual([])
    expect(commands(`${head}\n/dismiss x\n\n/dismiss y`)).toEqual([])
    expect(commands(`/contain LANを抜いた\n\n${head}\n> x\n\n/dismiss y`)).toHaveLength(1)
  })

  it('R4.3-1 an hour and a mail that somebody speaks of hide no containment', () => {
    expect(commands('今日の9:31、佐藤さんのメール:\n添付を開いた\n\n/contain LANを抜いた')).toHaveLength(1)
  })

  it.each(['++++++++++', '◆◇◆◇◆◇', '┌────────┐', '☆━━━━━━☆', '＋－－－－－＋'])(
    'R4.2-4 a signature below a rule is no part of the words: %s',
    (rule) => {
      expect(commands(`/contain LANを抜いた\n${rule}\n佐藤`)).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
    },
  )

  it.each(HEADS)('R4.2-4 only what stands above the quotation counts: %s', (_name, head) => {
    const quoted = '/dismiss 誤検知\n\n/record\n### 分類\nセキュリティに対する侵害\n\n/note 古い話'
    const body = `承知しました。\n\n/contain LANを抜いた\n\n${head}\n\n${quoted}\n`
    expect(commands(body)).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
    expect(commands(body.replaceAll('\n', '\r\n'))).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
  })

  it.each(HEADS)('R4.2-4 nothing of the quotation slips into a value: %s', (_name, head) => {
    const body = `/record\n### 被害の特定\n3台のPC\n\n${head}\n\n/dismiss 誤検知`
    expect(commands(body)).toMatchObject([
      { kind: 'record', answers: [{ field: 'damage', value: { kind: 'text', text: '3台のPC' } }], unknown: [] },
    ])
  })

  it('R4.2-4 a signature below the words is no part of them', () => {
    expect(commands('/contain LANを抜いた\n-- \n佐藤')).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
    expect(commands('/contain LANを抜いた\n━━━━━━━━━━\n佐藤')).toEqual([{ kind: 'contain', text: 'LANを抜いた' }])
  })

  it('R4.2-4 a suspicious mail that somebody reports is his own word, and commands nothing', () => {
    const mail = '差出人: 銀行 <bank@example.com>\n送信日時: 2026/11/28 9:00\n件名: 至急ご確認ください'
    const body = `/record\n### 何が起きましたか\n怪しいメールが届いた\n\n${mail}\n\n/dismiss 誤検知`
    expect(commands(body)).toMatchObject([
      { kind: 'record', answers: [{ field: 'description', value: { text: expect.stringContaining('至急ご確認') } }] },
    ])
    expect(commands(`/note 怪しいメール\n${mail}`)).toEqual([{ kind: 'note', text: `怪しいメール\n${mail}` }])
  })

  it.each([
    '今日 9:31 に佐藤さんが書きました。ログを確認中です。',
    'From: と書かれたメールが届いた',
    '2026/11/28 9:31 に開いた',
    '件名: 至急',
    'On Saturday we wrote: nothing',
  ])('R4.2-4 words that only look like it are left alone: %s', (text) => {
    expect(cutAt(`${text}\n続き`)).toBeUndefined()
  })
})
