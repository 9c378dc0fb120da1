import { describe, expect, it } from 'vitest'
import { formsIn } from '../../../src/app/set-up/forms-in.ts'
import type { Policy } from '../../../src/domain/policy/policy.schema.ts'
import { defaultPolicy as policy } from '../../support/worlds.ts'

const names = (of: Policy, place: 'incidents' | 'restricted' | 'runbooks') =>
  formsIn(of, place).map(({ path }) => path.replace('.github/ISSUE_TEMPLATE/', ''))

describe('the chooser lists forms by their file names', () => {
  it('R1-1 the incident comes first, in the company’s language, then in others, and nothing comes between', () => {
    expect(names(policy, 'incidents').slice(0, 3)).toEqual([
      '01-incident.ja.yml',
      '02-incident.en.yml',
      expect.stringMatching(/^03-.*\.ja\.yml$/),
    ])
    expect(names({ ...policy, locale: 'en' }, 'incidents').slice(0, 2)).toEqual([
      '01-incident.en.yml',
      '02-incident.ja.yml',
    ])
  })

  it('R8-2 in the restricted repository that is the incident which few may know of', () => {
    expect(names(policy, 'restricted')[0]).toBe('01-restricted-incident.ja.yml')
  })

  it.each(['incidents', 'restricted'] as const)(
    'in %s sorting by name is the order that was meant, each once',
    (place) => {
      const found = names(policy, place)
      expect(found.toSorted()).toEqual(found)
      expect(new Set(found).size).toBe(found.length)
    },
  )

  it('refused: a process without a form, and a language that the policy does not offer', () => {
    const { incident } = policy.processes
    if (incident?.form === undefined) throw new Error('the default policy has no incident form')
    const alone: Policy = {
      ...policy,
      processes: { ...policy.processes, incident: { ...incident, form: { ...incident.form, name: '報告' } } },
    }
    expect(names(alone, 'incidents').filter((name) => name.includes('-incident.'))).toEqual(['01-incident.ja.yml'])
    expect(names(policy, 'runbooks')).toEqual([])
  })
})
