import { describe, expect, it } from 'vitest'
import type { RecordedEvent } from '../../../src/domain/case/event.schema.ts'
import { REQUESTS_ANSWERED, tellingsIn } from '../../../src/domain/screen/share.ts'

const START = Date.parse('2030-01-01T00:00:00Z')
const after = (minutes: number): string => new Date(START + minutes * 60_000).toISOString()

/** Each request asks for something else, so that none is said already. */
const refused = (
  seq: number,
  more: { account?: number; minutes?: number; cause?: string; code?: string; door?: string } = {},
) => {
  const { account = 13, minutes = 0, cause = `comment:${seq}#0`, code = 'not-for-you', door = 'comment' } = more
  return {
    ...{ seq, at: after(minutes), recorded: after(minutes), actor: { id: account, login: `u${account}` } },
    ...{ door, cause },
    event: {
      type: 'request-refused',
      data: { command: 'move', target: `t${seq}`, reasons: [{ code }] },
      text: { reasons: `["${seq}"]` },
    },
  } as unknown as RecordedEvent
}
const many = (count: number, more: Parameters<typeof refused>[1] = {}) =>
  Array.from({ length: count }, (_, at) => refused(at + 1, more))
const told = (placed: readonly RecordedEvent[], line: number, minutes = 0) =>
  tellingsIn(placed, [{ kind: 'refused', line }], after(minutes))({ kind: 'refused', line })

describe('R4.3-1 nobody’s requests use up what GitHub lets the app write', () => {
  const seventeen = many(17)

  it('allowed: the first of one account are answered each by itself', () => {
    const kinds = seventeen.map(({ seq }) => told(seventeen, seq))
    expect(kinds.filter((kind) => kind === 'itself')).toHaveLength(REQUESTS_ANSWERED)
    expect(kinds.slice(0, REQUESTS_ANSWERED)).not.toContain('held')
  })

  it('refused: those beyond are held, and told together once that time is over', () => {
    expect(told(seventeen, 17, 9)).toBe('held')
    expect(told(seventeen, 17, 10)).toBe('together')
    expect(told(seventeen, REQUESTS_ANSWERED, 10)).toBe('itself')
  })

  it('what one account asks for costs another one nothing, nor itself later on', () => {
    const other = refused(18, { account: 14 })
    const later = refused(19, { minutes: 11 })
    expect(told([...seventeen, other], 18)).toBe('itself')
    expect(told([...seventeen, later], 19, 11)).toBe('itself')
  })

  it.each(['label', 'board', 'issue', 'form'])(
    'the door %s has the same share, and takes from the same one',
    (door) => {
      const moved = many(17, { door })
      expect(moved.filter(({ seq }) => told(moved, seq) === 'itself')).toHaveLength(REQUESTS_ANSWERED)
      expect(told(moved, 17)).toBe('held')
      expect(told(moved, 17, 10)).toBe('together')
      expect(told([...moved, refused(18)], 18)).toBe('held')
      expect(told([...moved, refused(18, { account: 14, door })], 18)).toBe('itself')
    },
  )

  it('R4.2-2 a thing that is put back again and again counts each time, since each time it is told', () => {
    const again = Array.from({ length: 17 }, (_, at) => ({ ...refused(1, { door: 'label' }), seq: at + 1 }))
    const each = again.map((one) => ({ ...one, cause: `label:${one.seq}` }))
    expect(each.map(({ seq }) => told(each, seq)).filter((kind) => kind === 'itself')).toHaveLength(REQUESTS_ANSWERED)
  })

  it('refused: what the app does by itself is nobody’s share', () => {
    const own = many(17, { door: 'sweep' })
    expect(own.map(({ seq }) => told(own, seq))).not.toContain('held')
  })

  it('all commands of one comment are one request', () => {
    const one = many(40, { cause: 'comment:1#0' })
    expect(one.map(({ seq }) => told(one, seq))).not.toContain('held')
  })

  it('R4.3-1 containment that waits for a word of somebody else is told, whatever else its author asked for', () => {
    const contained = refused(18, { code: 'contained-unconfirmed' })
    expect(told([...seventeen, contained], 18)).toBe('itself')
    const again = many(17, { code: 'contained-unconfirmed' })
    expect(told(again, 17)).toBe('held')
  })
})
