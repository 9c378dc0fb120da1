import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { editYaml } from '../../../src/adapters/files/edit-yaml.ts'

const text = `# head
name: Example # of a company
roles:
  officer: { label: { en: officer },   teams: [a, b] } # one line
  deputy:
    # why
    teams: [c]
    label: x

# about the board,
# which can be left out
board: { project: 1 }

last: 1
`

describe('editYaml', () => {
  it('changes a value and not one character more', () => {
    expect(editYaml(text, [{ kind: 'set', path: ['name'], value: 'Aoki' }])).toBe(text.replace('Example', 'Aoki'))
  })

  it('changes key and value between braces', () => {
    const edited = editYaml(text, [
      { kind: 'set', path: ['roles', 'officer', 'teams'], key: 'users', value: ['x', 'y'] },
    ])
    expect(edited).toBe(text.replace('teams: [a, b]', 'users: [x, y]'))
  })

  it('takes out a pair with what is said above it', () => {
    expect(editYaml(text, [{ kind: 'remove', path: ['board'] }])).toBe(text.replace(/# about.*project: 1 \}\n\n/s, ''))
  })

  it('takes out a pair inside another', () => {
    expect(parse(editYaml(text, [{ kind: 'remove', path: ['roles', 'deputy'] }]))).toEqual({
      ...parse(text),
      roles: { officer: { label: { en: 'officer' }, teams: ['a', 'b'] } },
    })
  })

  it('leaves alone what is not there', () => {
    expect(editYaml(text, [{ kind: 'remove', path: ['roles', 'board'] }])).toBe(text)
    expect(editYaml(text, [{ kind: 'set', path: ['name', 'first'], value: 'a' }])).toBe(text)
  })

  it('whatever a person types stays that text, and everything else as it was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.array(fc.string()), (value, users) => {
        const edited = editYaml(text, [
          { kind: 'set', path: ['name'], value },
          { kind: 'set', path: ['roles', 'officer', 'teams'], key: 'users', value: users },
        ])
        expect(parse(edited)).toEqual({
          ...parse(text),
          name: value,
          roles: { ...parse(text).roles, officer: { label: { en: 'officer' }, users } },
        })
      }),
    )
  })
})
