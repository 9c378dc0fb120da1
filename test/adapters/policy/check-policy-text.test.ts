import { describe, expect, it } from 'vitest'
import { checkPolicyText } from '../../../src/adapters/policy/check-policy-text.ts'
import { defaultText, legalText } from '../../domain/policy-proof/policies.ts'

const text = defaultText()

describe('the problems of a policy file', () => {
  it('come with file, line, column, code, words and suggestion', () => {
    const [problem, ...more] = checkPolicyText(text.replace('start: reported', 'start: reportd'), 'hikeshi.yml')
    expect(more).toEqual([])
    expect(problem).toEqual({
      code: 'unknown-phase',
      message: '"reportd" is not a phase. Did you mean "reported"?',
      file: 'hikeshi.yml',
      line: text.slice(0, text.indexOf('start: reported')).split('\n').length,
      column: 12,
      path: ['processes', 'incident', 'start'],
      suggestion: 'reported',
    })
  })

  it('come in the order of their lines', () => {
    const twice = text.replace('answering: [officer', 'answering: [oficer').replace('gate: settled', 'gate: setled')
    const found = checkPolicyText(twice.replace('default-priority: B', 'default-priority: Q'), 'hikeshi.yml')
    expect(found.map(({ code }) => code)).toEqual(['unknown-role', 'unknown-priority', 'unknown-gate'])
  })

  it('are said once, where they were written, though another process is like the one that has them', () => {
    const found = checkPolicyText(text.replace('facts: [response-record]', 'facts: [respons-record]'), 'hikeshi.yml')
    expect(found.map(({ code, path }) => [code, path[1]])).toEqual([['unknown-field', 'incident']])
    const lacking = text.replace(
      '{ kind: facts, facts: [response-record], clause: R4.3-2a }',
      '{ kind: facts, facts: [response-record] }',
    )
    const line = text.slice(0, text.indexOf('facts: [response-record]')).split('\n').length
    expect(checkPolicyText(lacking, 'hikeshi.yml').map((one) => [one.code, one.line])).toContainEqual([
      'missing-key',
      line,
    ])
  })

  it('name what a process cannot be like, and what it cannot go without', () => {
    const problems = (from: string, to: string) =>
      checkPolicyText(text.replace(from, to), 'hikeshi.yml').map(({ code, line, suggestion }) => [
        code,
        line,
        suggestion,
      ])
    const line = (of: string) => text.slice(0, text.indexOf(of)).split('\n').length
    expect(problems('like: incident', 'like: incidents')).toEqual([['wrong-value', line('like: incident'), 'incident']])
    expect(problems('without: [links,', 'without: [link,')).toEqual([['wrong-value', line('without: ['), 'links']])
  })

  it('are those of its form alone where it cannot be read', () => {
    const codes = (broken: string) => checkPolicyText(broken, 'hikeshi.yml').map(({ code }) => code)
    expect(codes(text.replace('version: 1', 'version: 1\nversoin: 2'))).toEqual(['unknown-key'])
    expect(codes('roles: [')).toContain('yaml-syntax')
  })

  it('print the way on which an invariant is broken', () => {
    const broken = legalText('one-repository').replace('{ from: uketsuke, to: taiou,', '{ from: uketsuke, to: kanryou,')
    const found = checkPolicyText(broken, 'hikeshi.yml', 'ja').find(({ code }) => code === 'broken-every-path')
    expect(found?.message).toContain('（規程 R1-3）。経路：uketsuke → kanryou')
    expect(found?.trace).toEqual(['uketsuke', 'kanryou'])
  })
})
