import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLedger, printLedger, streamLedger, unreadRecord } from '../../../../src/app/case/ledger/text-format.ts'
import { verifyChain } from '../../../../src/app/case/ledger/verify-chain.ts'
import { LARGEST_LINE, LARGEST_RECORD } from '../../../../src/domain/values/size-bounds.ts'
import { ANY_CASE, anyLedger, ledgerWith } from '../../../support/ledger-drafts.ts'

async function streamed(chunks: readonly string[]) {
  async function* source() {
    yield* chunks
  }
  const read = []
  for await (const line of streamLedger(source())) read.push(line)
  return read
}

describe('parseLedger', () => {
  it('reads what printLedger prints', () => {
    fc.assert(
      fc.property(anyLedger(), (lines) => {
        expect(parseLedger(printLedger(lines))).toEqual({ lines })
      }),
    )
  })

  it('writes one line each, with a newline at the end of the last one too', () => {
    const text = printLedger(ledgerWith('one\ntwo\r\n\u2028three'))
    expect(text.split('\n')).toHaveLength(3)
    expect(text.endsWith('}\n')).toBe(true)
  })

  const [first = '', second = ''] = printLedger(ledgerWith('one')).split('\n')
  const spoilt: [string, string, string][] = [
    ['bad-json', 'what is no JSON', 'Hello'],
    ['bad-json', 'an empty line', ''],
    ['not-as-written', 'the line ends of another system', `${second}\r`],
    ['bad-schema', 'other JSON', '{"v":1}'],
    [
      'bad-schema',
      'JSON nested deeper than anything the app writes',
      second.replace('"data":{}', `"data":{"a":${'['.repeat(9e4)}${']'.repeat(9e4)}}`),
    ],
    ['not-as-written', 'a member that is there twice', second.replace('{"v":1,', '{"v":1,"v":1,')],
    ['not-as-written', 'spaces', second.replace('{"v":1,', '{"v": 1,')],
    ['not-as-written', 'another spelling of a letter', second.replace('note-added', '\\u006eote-added')],
    ['not-as-written', 'a member that JavaScript hides', second.replace('"data":{}', '"data":{"__proto__":{"a":1}}')],
  ]
  it.each(spoilt)('%s: %s', async (code, _, raw) => {
    const text = `${first}\n${raw}\n${second}\n`
    const { lines, problem } = parseLedger(text)
    expect(lines).toHaveLength(1)
    expect(problem).toMatchObject({ code, line: 2 })
    expect(await streamed([text])).toEqual([...lines, problem])
  })

  it('R4.3-1 too-large: a record beyond what is ever read, however it is cut into lines; no line of it is looked at', async () => {
    for (const raw of ['x'.repeat(1024), `${first}\n`, '\n']) {
      const whole = `${first}\n${raw.repeat(Math.ceil(LARGEST_RECORD / raw.length))}`
      const { lines, problem } = parseLedger(whole)
      expect([lines, problem?.code, problem?.line]).toEqual([[], 'too-large', 1])
      expect(problem?.why).toMatch(/^it has 327\d\d KiB; no more than 32768 KiB are read$/)
    }
    const chunk = `${first}\n`.repeat(2)
    const read = await streamed([chunk, 'x'.repeat(LARGEST_RECORD)])
    expect(read.slice(-1)).toMatchObject([{ code: 'too-large' }])
    expect(parseLedger(unreadRecord(99_000_000)).problem?.code).toBe('too-large')
  })

  it('bad-json: a last line that was cut off, even by its newline alone', async () => {
    const text = `${first}\n${second}`
    expect(parseLedger(text)).toMatchObject({ lines: [{ seq: 0 }], problem: { code: 'bad-json', line: 2 } })
    expect(await streamed([text])).toMatchObject([{ seq: 0 }, { code: 'bad-json', line: 2 }])
  })
})

describe('a record in another encoding', () => {
  const RIGHT = printLedger(ledgerWith('病院に電話した'))
  const count = ledgerWith('one').length
  const bytes = (...all: number[]) => {
    const [before = '', after = ''] = RIGHT.split('病院')
    return Buffer.concat([Buffer.from(before), Buffer.from(all), Buffer.from(after)]).toString('utf8')
  }
  const put = (sign: string) => RIGHT.replace('病院に', `病院${sign}に`)
  it.each<[string, string, string]>([
    ['UTF-8 with a byte order mark', `\ufeff${RIGHT}`, 'bad-json 1'],
    ['UTF-16', Buffer.from(`\ufeff${RIGHT}`, 'utf16le').toString('utf8'), 'bad-json 1'],
    ['line ends of another system', RIGHT.replaceAll('\n', '\r\n'), 'not-as-written 1'],
    ['carriage returns alone', RIGHT.replaceAll('\n', '\r'), 'bad-json 1'],
    ['NUL', put('\0'), `bad-json ${count}`],
    ['Latin-1', bytes(0xe9), 'text-digest-mismatch'],
    ['Shift_JIS', bytes(0x95, 0x61, 0x89, 0x40), 'text-digest-mismatch'],
    ['an overlong letter', bytes(0xc1, 0x81), 'text-digest-mismatch'],
    ['a sign that turns the line', put('\u202e'), 'text-digest-mismatch'],
    ['a sign without width', put('\u200b'), 'text-digest-mismatch'],
    ['the same letters, composed otherwise', RIGHT.replace('電話', '電\u{2f9d8}'), 'text-digest-mismatch'],
  ])('R4.4-5 counts nowhere as something else, and its line is named: %s', (_, text, outcome) => {
    const { lines, problem } = parseLedger(text)
    const found =
      problem === undefined ? verifyChain(lines, ANY_CASE).map(({ code }) => code) : [`${problem.code} ${problem.line}`]
    expect(found).toContain(outcome)
    expect(verifyChain(parseLedger(RIGHT).lines, ANY_CASE)).toEqual([])
  })
})

describe('streamLedger', () => {
  it('reads the same lines, wherever the chunks end', async () => {
    await fc.assert(
      fc.asyncProperty(anyLedger({ maxLength: 4 }), fc.integer({ min: 1, max: 50 }), async (lines, size) => {
        const text = printLedger(lines)
        const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
          text.slice(at * size, (at + 1) * size),
        )
        expect(await streamed(chunks)).toEqual(lines)
      }),
      { numRuns: 30 },
    )
  })
})

describe('a line without an end', () => {
  it('R4.4-5 refused: beyond the bound it is unreadable, by chunks as in one piece, and what stands before it counts', async () => {
    const good = printLedger(ledgerWith('one'))
    const long = 'x'.repeat(LARGEST_LINE + 1)
    const whole = parseLedger(`${good}${long}\n`)
    const count = ledgerWith('one').length
    expect(whole.lines).toHaveLength(count)
    expect(whole.problem).toMatchObject({
      line: count + 1,
      code: 'bad-schema',
      why: expect.stringContaining('characters'),
    })
    async function* chunks() {
      yield good
      for (let at = 0; at < long.length; at += 65_536) yield long.slice(at, at + 65_536)
    }
    const read = []
    for await (const line of streamLedger(chunks())) read.push(line)
    expect(read).toHaveLength(count + 1)
    expect(read.at(-1)).toMatchObject({ line: count + 1, code: 'bad-schema' })
  })
})
