import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { eventIn } from '../../../src/domain/case/event.schema.ts'
import { openLine } from '../../../src/domain/case/ledger-line.ts'
import { plainlyTakes } from '../../../src/domain/values/plainly-takes.ts'
import { incidentIn } from '../../support/incident.ts'
import { recordedCase } from '../../support/recorded-case.ts'
import { storyIn } from '../../support/story.ts'
import { defaultWorld } from '../../support/worlds.ts'

const ID = z.string().check(z.regex(/^[a-z]+$/))
const SCHEMA = z.lazy(() =>
  z.strictObject({
    type: z.literal('a'),
    kind: z.enum(['one', 'two']),
    ids: z.array(ID),
    count: z.int(),
    is: z.boolean(),
    on: z.optional(z.strictObject({ id: ID })),
    off: z.exactOptional(z.string()),
  }),
)
const VALUE = { type: 'a', kind: 'one', ids: ['x', 'y'], count: 1, is: true, on: { id: 'z' }, off: '' }

describe('what is plainly a value of a schema', () => {
  const plain = plainlyTakes(SCHEMA)

  it('is told without a copy, with what may be left out and without', () => {
    const { on: _on, off: _off, ...least } = VALUE
    for (const value of [VALUE, least]) expect(plain(value)).toBe(true)
  })

  it('is nothing that the schema refuses, wherever something else stands', () => {
    const members = fc.record(
      {
        type: fc.constantFrom('a', 'b'),
        kind: fc.constantFrom('one', 'three', 1),
        ids: fc.oneof(fc.array(fc.constantFrom('x', 'X', 1)), fc.constant('x')),
        count: fc.oneof(fc.integer(), fc.double(), fc.constant('1')),
        is: fc.constantFrom(true, 'true', null),
        on: fc.constantFrom({ id: 'z' }, { id: 'Z' }, {}, { id: 'z', more: 1 }, undefined, null, []),
        off: fc.constantFrom('', 1, undefined),
        more: fc.constant(1),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(members, (value) => {
        const read = SCHEMA.safeParse(value)
        if (plain(value)) expect(read.data).toEqual(value)
        else if (read.success) expect(Object.values(value)).toContain(undefined)
      }),
    )
  })

  it('is never told of a schema that changes or looks further: that is asked itself', () => {
    for (const schema of [
      z.string().check(z.trim()),
      z.string().check(z.minLength(1)),
      z.iso.datetime(),
      z.int().check(z.positive()),
      z.number(),
      z.array(z.string()).check(z.minLength(1)),
      z._default(z.string(), ''),
      z.union([z.string(), z.boolean()]),
      z.object({ type: z.string() }),
    ])
      for (const value of ['a', '2030-01-01T00:00:00Z', 1, ['a'], { type: 'a' }])
        expect(plainlyTakes(schema)(value)).toBe(false)
  })

  it('R4.4-5 the record is kept: every event of an incident is read as its schema reads it', () => {
    for (const line of recordedCase(storyIn(defaultWorld)(...incidentIn('closed')).told).slice(1)) {
      const { entry } = openLine(line)
      expect(eventIn(entry)).toEqual(entry)
      expect(eventIn({ ...entry, data: { ...entry.data, more: 1 } })).toBeUndefined()
    }
  })
})
