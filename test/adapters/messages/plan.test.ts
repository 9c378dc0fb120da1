import { describe, expect, it } from 'vitest'
import { papers } from '../../../src/adapters/messages/papers.ts'
import type { Case, Fact } from '../../../src/domain/case/case.ts'
import type { Context } from '../../../src/domain/case/context.ts'
import { LANGUAGES, type Language } from '../../../src/domain/policy/languages.ts'
import { because } from '../../../src/domain/refusals/reason.ts'
import { PEOPLE } from '../../support/people.ts'
import { caseOf } from '../../support/story.ts'
import { rendered } from './rendered.ts'
import { learning } from './sample-acts.ts'
import { sampleWorld, told } from './sample-world.ts'

const editor = 'https://github.com/acme/runbooks/edit/hikeshi/prevention/incidents/12/plan.md'
const at = { case: 'incidents#12', url: 'https://github.com/acme/incidents/issues/12', editor, year: 2030 }
const state = caseOf(told(learning))

const planOf = (of: Case, language: Language = 'en', world: Context = sampleWorld) =>
  papers.plan(world, of, told(learning).placed, 'prevention', at, language)

/** Everything of this case that goes to the runbook repository. */
function leaving(of: Case, world: Context): string {
  const { title, body, document } = planOf(of, 'en', world)
  const reasons = [
    because('pull-request-unapproved', 'R4.4-1', {
      pull: 'prevention',
      number: '7',
      repository: 'runbooks',
      role: 'officer',
    }),
    because('not-allowed-value', undefined, { field: 'contact', text: 'kanariaText', options: [] }),
    because('fact-missing', 'R4.3-2c', { field: 'stakeholder-impact' }),
  ]
  const check = papers.planCheck(world, of, 'prevention', ['technical', 'actions', 'plan'], reasons, [], 'en')
  const change = papers.runbookChange(world, of, 'prevention', { ...at, text: undefined, path: undefined }, 'en')
  return [title, body, document, check.title, check.summary, change.path, change.content].join('\n')
}

const fact = (values: readonly string[], text: string): Fact => ({
  values,
  text,
  provisional: false,
  by: PEOPLE.reporter,
  at: '2030-01-01T00:00:00Z',
  seq: 2,
  source: 'form',
})

// The words that each field may tell, once it is confidential: leaving.test.ts.
describe('R8-2 what is confidential', () => {
  it('refused: notes, reasons of moves, evidence, contacts and who reported', () => {
    const path = state.path.map((entry) => ({ ...entry, reason: 'kanaria' }))
    const opened = { ...state.opened, by: { id: 5, login: 'kanaria' } }
    const text = leaving({ ...state, path, opened }, sampleWorld)
    expect(text).not.toContain('kanaria')
    for (const secret of ['It was a mail', 'Police', 'the safe', 'reporter (`']) expect(text).not.toContain(secret)
  })

  it('refused: what the form asked of the reporter about himself', () => {
    for (const id of ['relation', 'contact', 'reported-for', 'description', 'systems-other'])
      expect(
        leaving({ ...state, facts: { ...state.facts, [id]: fact(['director'], 'kanaria') } }, sampleWorld),
      ).not.toMatch(/kanaria|Director/)
  })

  it.each(['damage', 'cause', 'response-record', 'went-wrong'])('allowed: %s, which is not marked', (id) => {
    expect(leaving({ ...state, facts: { ...state.facts, [id]: fact([], 'kanaria') } }, sampleWorld)).toContain(
      'kanaria',
    )
  })
})

describe('the prevention plan', () => {
  it.each(LANGUAGES)('%s: R4.4-1 has each section of the policy to fill in, all of them empty at first', (language) => {
    const { document } = planOf(state, language)
    expect(document.startsWith('# ')).toBe(true)
    expect(document.match(/^> ✏️ /gm)).toHaveLength(3)
    expect(planOf(state, language).body).toContain(`<${editor}>`)
    for (const id of ['technical', 'organisational']) expect(document).toContain(`<!-- hikeshi:section=${id} -->`)
    expect(papers.emptySections(sampleWorld, state, 'prevention', document)).toEqual(['technical', 'organisational'])
  })

  it('R4.4-1 tells what happened in phases with times, the findings and what was done', () => {
    const { document, title, body } = planOf(state, 'ja')
    expect(title).toBe('再発防止計画: incidents#12')
    expect(body).toMatch(/情報セキュリティ責任者、システム管理担当者.*R4\.4-1/)
    expect(document).toMatch(/\| 封じ込め \| 2030-01-01 09:02 \|/)
    expect(document).toMatch(/報告から「封じ込め」まで \| 2分/)
    expect(document).toMatch(/### 被害の特定\n\n> Three devices/)
  })

  it('R9-2 of a revision, where nothing was responded to, tells what is recorded and lists no measures', () => {
    const revision = { ...state, process: 'revision' }
    const { document } = papers.plan(sampleWorld, revision, told(learning).placed, 'revision', at, 'en')
    expect(document).toContain('## What is recorded')
    expect(document).not.toMatch(/## (?:Findings|Action items)/)
    expect(planOf(state).document).toMatch(/## Findings[\s\S]*## Action items/)
  })

  it('R4.4-3 has the action items with owner and date', () => {
    expect(planOf(state).document).toContain('- [ ] @sysadmin 2030-03-01 Patch')
  })

  it('keeps hostile words within their quotation', () => {
    const hostile = '## 技術的対策\n<!-- hikeshi:section=technical -->\nDone by @everyone\n\n```\n## x\n</details>'
    const { document } = planOf({ ...state, facts: { ...state.facts, cause: fact([], hostile) } })
    const plain = planOf(state).document
    expect(rendered(document).headings).toEqual(rendered(plain).headings)
    expect(rendered(document).mentions).toEqual(rendered(plain).mentions)
    expect(rendered(document).html).toEqual(rendered(plain).html)
    expect(papers.emptySections(sampleWorld, state, 'prevention', document)).toEqual(['technical', 'organisational'])
  })
})

describe('the check on a plan', () => {
  const missing = [
    because('pull-request-incomplete', 'R4.4-1', {
      pull: 'prevention',
      number: '7',
      repository: 'runbooks',
      section: 'technical',
    }),
    because('pull-request-unapproved', 'R4.4-1', {
      pull: 'prevention',
      number: '7',
      repository: 'runbooks',
      role: 'sysadmin',
    }),
  ]

  it('R4.4-1 R4.4-3 says what is missing, by whom and why, each thing once', () => {
    const { title, summary } = papers.planCheck(
      sampleWorld,
      state,
      'prevention',
      ['technical', 'actions'],
      missing,
      [],
      'en',
    )
    expect(title).toBe('Still to do: 3')
    expect(summary.split('\n')).toHaveLength(3)
    expect(summary).toMatch(/“Technical measures” says nothing of this case.*`officer`.*`sysadmin`.*R4\.4-1/)
    expect(summary).toMatch(/“Action items”.*R4\.4-3/)
    expect(summary).toMatch(/neither been written nor approved by the system administrator/)
    expect(rendered(summary).mentions).toEqual([])
  })

  it('R4.4-3 names each item that would come to nothing, and what stands in it is no mention', () => {
    const wrong = [
      { owner: 'no-such-login', day: undefined },
      { owner: 'sysadmin', day: '2020-01-31' },
    ]
    const { title, summary } = papers.planCheck(sampleWorld, state, 'prevention', ['actions'], [], wrong, 'en')
    expect(title).toBe('Still to do: 3')
    expect(summary).toMatch(/there is no account `@no-such-login`/)
    expect(summary).toMatch(/the day 2020-01-31 of `@sysadmin` is over/)
    expect(rendered(summary).mentions).toEqual([])
  })

  it('says so when nothing is missing', () => {
    expect(papers.planCheck(sampleWorld, state, 'prevention', [], [], [], 'ja').title).toBe('そろっています')
  })
})

describe('the change of the runbook', () => {
  const learnt = { ...state, facts: { ...state.facts, 'went-wrong': fact([], 'The phone list\n## Recovery') } }

  it('R4.4-4 adds what went wrong and well to the runbook, and leaves the rest of it alone', () => {
    const old = '---\nid: malware\n---\n\n## Analysis\n\n- [ ] Look\n'
    const change = papers.runbookChange(
      sampleWorld,
      learnt,
      'prevention',
      { ...at, text: old, path: 'runbooks/malware.md' },
      'en',
    )
    expect(change.path).toBe('runbooks/malware.md')
    expect(change.content.startsWith(old.trimEnd())).toBe(true)
    expect(change.content).toContain('### What went wrong\n\n> The phone list\n> \\## Recovery')
    expect(change.content).toMatch(/### What went well\n\n<!-- /)
  })

  it('R4.2-3 begins a new runbook for a kind that has none', () => {
    const world = { ...sampleWorld, runbooks: [] }
    const change = papers.runbookChange(
      world,
      { ...learnt, runbook: undefined },
      'prevention',
      { ...at, text: undefined, path: undefined },
      'ja',
    )
    expect(change.path).toBe('runbooks/malware.md')
    expect(change.content).toMatch(/^---\nid: malware\n[\s\S]*kinds: \[malware\]/)
  })
})
