import { describe, expect, it } from 'vitest'
import type { Answered } from '../../src/domain/commands/answered.ts'
import type { Command } from '../../src/domain/commands/command.ts'
import { answers, as, choose, move, open, record } from '../support/acts.ts'
import { incidentIn, reported } from '../support/incident.ts'
import { accepted, given, ignored, keptAsNote, reasonsOf, refused, storyIn } from '../support/story.ts'
import { defaultPolicy, defaultWorld } from '../support/worlds.ts'

const correct = (...answered: Answered[]): Command => ({ kind: 'correct', answers: answered })
const said = (field: string, value: Answered['value']): Command => ({
  kind: 'record',
  unknown: [],
  answers: [{ field, value }],
})
const kinds = defaultPolicy.fields.kind
const KINDS = kinds?.kind === 'choice' ? kinds.options : []

describe('a report opens its case whatever it lacks', () => {
  const blank = as('outsider', open(), 'form')
  it('R1-1 an empty report by anybody opens a case', () => {
    const { case: state } = given(blank)
    expect(state).toMatchObject({ phase: 'reported', facts: {}, opened: { by: { login: 'outsider' } } })
  })
  it('R1-1 a report counts by way of any app, since it carries no authority', () => {
    expect(given({ ...blank, via: { app: 'somebodys-app' } }).case.phase).toBe('reported')
  })
  it('an act by way of another app is refused, unless the policy names the app', () => {
    const act = { ...as('officer', move('analysis')), via: { app: 'somebodys-app' } }
    given(reported()).when(act).then(refused('via-other-app somebodys-app'))
    const trusting = { ...defaultWorld, policy: { ...defaultPolicy, 'trusted-apps': ['somebodys-app'] } }
    storyIn(trusting)(reported()).when(act).then(accepted('phase-changed'))
  })
  it('R1-1 what nobody can read is kept as text, provisional', () => {
    const form: Command = {
      kind: 'open',
      process: 'incident',
      form: 'incident',
      language: 'ja',
      extra: 'Words that stood beside the form',
      answers: [
        { field: 'detected-at', value: { kind: 'unread-time', why: 'unreadable', text: 'さっき' } },
        { field: 'kind', value: { kind: 'not-an-option', text: 'Ghosts' } },
      ],
    }
    const { case: state, told } = given(as('reporter', form, 'form'))
    expect(state.facts).toMatchObject({
      'detected-at': { values: [state.opened.at], text: 'さっき', provisional: true },
      kind: { values: [], text: 'Ghosts', provisional: true },
    })
    expect(told.placed.map(({ event }) => event.type)).toContain('text-kept')
  })
  it('R1-1 a form cannot set what it does not ask', () => {
    const { case: state } = given(as('reporter', open({ severity: ['low'], harm: ['none'], damage: 'None' }), 'form'))
    expect(state.facts).toEqual({})
  })
  it('a second report on the same issue changes nothing, and a process that is not there opens none', () => {
    given(reported()).when(reported()).then(ignored)
    expect(() => given(as('reporter', open({}, 'constructor'), 'form'))).toThrow()
  })
})

describe('the category follows from the kind', () => {
  const CLAUSE: Readonly<Record<string, string>> = { breach: 'R1-4', failure: 'R1-5', threat: 'R1-6' }
  for (const { id, sets } of KINDS) {
    const category = sets?.category
    it(`${CLAUSE[category ?? ''] ?? 'R1-1'} kind ${id}: ${category ?? 'no category yet'}`, () => {
      const { case: state } = given(reported(id))
      expect(state.facts.category?.values).toEqual(category === undefined ? undefined : [category])
    })
  }
  it('R1-6 a threat works without any system named', () => {
    given(reported('intrusion'))
      .when(as('responder', { kind: 'contain', text: 'Locked' }))
      .then(accepted('phase-changed'))
  })
  it('R1-4 a kind that the reporter corrects does not undo a category that the officer decided', () => {
    const { after } = given(reported('malware'), as('officer', choose('category', 'threat'))).when(
      as('reporter', correct(answers.options('kind', ['power'])), 'form'),
    )
    expect(after.case?.facts).toMatchObject({ kind: { values: ['power'] }, category: { values: ['threat'] } })
  })
  it('R1-4 a kind that a responder corrects brings its category', () => {
    const { after } = given(reported('malware'), as('officer', choose('category', 'threat'))).when(
      as('responder', choose('kind', 'power')),
    )
    expect(after.case?.facts.category?.values).toEqual(['failure'])
  })
})

describe('corrections', () => {
  it('R1-1 the reporter corrects his own words', () => {
    given(reported())
      .when(as('reporter', record({ description: 'It was five files' })))
      .then(accepted('fact-recorded'))
  })
  it('R1-1 the reporter does not correct what somebody else has recorded since', () => {
    given(reported(), as('officer', choose('kind', 'power')))
      .when(as('reporter', choose('kind', 'malware')))
      .then(refused('not-for-you kind'))
  })
  it('R1-1 a report without its form keeps every fact, and what is left of it; an outsider adds nothing by that', () => {
    const story = given(reported())
    const gone = as('reporter', { kind: 'correct', answers: [], bare: 'Sorry' }, 'form')
    const { events, after } = story.when(gone)
    expect(after.case?.facts).toEqual(story.case.facts)
    expect(events).toMatchObject([{ type: 'text-kept', text: { text: 'Sorry' } }, { type: 'request-refused' }])
    story.when({ ...gone, by: 'outsider' }).then(refused('R1-1 form-gone contact'))
    story
      .when(as('reporter', { kind: 'correct', answers: [], bare: '' }, 'form'))
      .then(refused('R1-1 form-gone contact occurred-at'))
  })
  it('R1-1 an outsider corrects nothing, neither by comment nor by editing the form', () => {
    const form = correct(answers.text('description', 'Nothing happened'))
    given(reported())
      .when(as('outsider', record({ description: 'Nothing happened' })))
      .then(refused('not-for-you description'))
    given(reported())
      .when(as('outsider', form, 'form'))
      .then(refused('not-for-you description'))
  })
  it('R4.2-4 an edited form asks only for what it says otherwise than before', () => {
    const { after } = given(reported('malware'), as('officer', choose('kind', 'power'))).when(
      as('responder', correct(answers.options('kind', ['malware']), answers.text('description', 'Five files')), 'form'),
    )
    expect(after.case?.facts).toMatchObject({ kind: { values: ['power'] }, description: { text: 'Five files' } })
  })
  it('R4.2-4 an edit of nothing asks for nothing', () => {
    given(reported())
      .when(as('reporter', correct(answers.options('kind', ['malware'])), 'form'))
      .then(ignored)
  })
})

describe('what can be recorded', () => {
  it('one bad value loses no good one', () => {
    const outcome = given(reported()).when(
      as('responder', {
        kind: 'record',
        unknown: ['Colour'],
        answers: [answers.text('damage', 'Three devices'), answers.options('severity', ['low'])],
      }),
    )
    expect(outcome.after.case?.facts.damage).toMatchObject({ text: 'Three devices' })
    expect(reasonsOf(outcome).map(({ code }) => code)).toEqual(['not-for-you', 'unknown-field'])
  })
  it.each(['severity', 'harm', 'dismissal-reason'])('R4-2, R4.4-2 %s is for officer, deputy and executive', (field) => {
    const value =
      field === 'dismissal-reason' ? record({ [field]: 'A test' }) : choose(field, field === 'harm' ? 'both' : 'low')
    for (const person of ['officer', 'deputy', 'executive'] as const)
      given(reported()).when(as(person, value)).then(accepted('fact-recorded'))
    for (const person of ['reporter', 'sysadmin', 'responder', 'board', 'outsider'] as const)
      given(reported())
        .when(as(person, value))
        .then(refused(`not-for-you ${field}`))
  })
  it.each(['constructor', '__proto__', 'toString', 'colour'])('there is no field %s', (field) => {
    given(reported())
      .when(as('officer', said(field, { kind: 'text', text: 'x' })))
      .then(refused(`unknown-field ${field}`))
  })
  it.each<[string, Answered['value']]>([
    ['an option that is not there', { kind: 'options', ids: ['dreadful'], text: '' }],
    ['two of one choice', { kind: 'options', ids: ['low', 'high'], text: '' }],
    ['no option', { kind: 'options', ids: [], text: '' }],
    ['words', { kind: 'text', text: 'dreadful' }],
    ['words that are no option', { kind: 'not-an-option', text: 'dreadful' }],
  ])('a choice is not %s', (_, value) => {
    given(reported())
      .when(as('officer', said('severity', value)))
      .then(refused('not-allowed-value severity critical'))
  })
  it('nothing is nothing to record', () => {
    given(reported())
      .when(as('officer', record({ damage: '  ' })))
      .then(refused('usage record'))
    given(reported())
      .when(as('officer', record({})))
      .then(ignored)
  })
  it('a time that nobody can read is asked for again', () => {
    given(reported())
      .when(as('responder', said('occurred-at', { kind: 'unread-time', why: 'unreadable', text: 'once' })))
      .then(refused('time-unreadable occurred-at once'))
  })
  it('R4.2-4 anybody with a part in the case adds a note, nobody else', () => {
    for (const person of ['reporter', 'board', 'responder'] as const)
      given(reported())
        .when(as(person, { kind: 'note', text: 'I heard it' }))
        .then(accepted('note-added'))
    given(reported())
      .when(as('outsider', { kind: 'note', text: 'I heard it' }))
      .then(refused('R4.2-4 not-for-you reporter'))
    given(reported())
      .when(as('officer', { kind: 'note', text: ' ' }))
      .then(refused('R4.2-4 usage note'))
  })
  it.each(['went-wrong', 'went-well', 'no-runbook-reason'])(
    'R4.4-4 %s: none alone is no answer, none with its reason is one',
    (field) => {
      for (const bare of ['なし', '特になし。', 'None.', 'none, because'])
        given(incidentIn('learning'))
          .when(as('officer', record({ [field]: bare })))
          .then(
            refused(
              `R4.4-4 none-without-reason ${field}`.replace('R4.4-4', field.startsWith('went') ? 'R4.4-4' : 'R4.2-3'),
            ),
          )
      for (const said of ['なし。理由は、手順どおりだったから', 'none, because it was a drill', 'Nonetheless slow'])
        given(incidentIn('learning'))
          .when(as('officer', record({ [field]: said })))
          .then(accepted('fact-recorded'))
    },
  )
  it('R4.3-2c that nobody was affected is an answer', () => {
    given(incidentIn('recovery'))
      .when(as('responder', record({ 'stakeholder-impact': 'なし' })))
      .then(accepted('fact-recorded'))
  })
  it('R4.1-1d contacts made outside are recorded by who responds', () => {
    const call: Command = { kind: 'contact', whom: 'The cloud provider', answer: 'They look into it' }
    given(incidentIn('analysis')).when(as('responder', call)).then(accepted('contact-made'))
    const said = 'The cloud provider They look into it'
    given(incidentIn('analysis')).when(as('reporter', call)).then(keptAsNote('R4.1-1d not-for-you', said))
    given(incidentIn('analysis')).when(as('outsider', call)).then(refused('R4.1-1d not-for-you'))
    given(incidentIn('analysis'))
      .when(as('responder', { ...call, whom: '' }))
      .then(refused('R4.1-1d usage contact'))
  })
  it('R4.2-4 cases are linked with each other, not with themselves', () => {
    given(reported())
      .when(as('responder', { kind: 'duplicate', issue: 5 }))
      .then(accepted('case-linked', 'phase-changed'))
    given(reported())
      .when(as('responder', { kind: 'part-of', issue: 1 }))
      .then(refused('R4.2-4 itself'))
    given(reported())
      .when(as('responder', { kind: 'part-of', issue: -1 }))
      .then(refused('R4.2-4 usage part-of'))
    given(reported())
      .when(as('reporter', { kind: 'part-of', issue: 5 }))
      .then(refused('R4.2-4 not-for-you'))
  })
  it('R8-2 a text is redacted by the officer, with a reason, where there is one', () => {
    const redact = (line: number, reason = 'A password'): Command => ({ kind: 'redact', line, reason })
    given(reported())
      .when(as('officer', redact(2)))
      .then(accepted('text-redacted'))
    given(reported())
      .when(as('officer', redact(2, ' ')))
      .then(refused('R8-2 reason-missing'))
    given(reported())
      .when(as('responder', redact(2)))
      .then(refused('R8-2 not-for-you'))
    for (const line of [0, -1, 1.5, 999, Number.NaN])
      given(reported())
        .when(as('officer', redact(line)))
        .then(refused('R8-2 no-such-line'))
  })
  it('anybody may ask, and what cannot be read is told how to write', () => {
    given(reported())
      .when(as('outsider', { kind: 'status' }))
      .then(accepted('question-answered'))
    given(reported())
      .when(as('outsider', { kind: 'unreadable', name: 'phase' }))
      .then(refused('usage phase'))
  })
})
