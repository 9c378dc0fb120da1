import { describe, expect, it } from 'vitest'
import type { Context } from '../../../src/domain/case/context.ts'
import { readCommands } from '../../../src/domain/commands/read-commands.ts'
import { unreadable } from '../../../src/domain/commands/unreadable.ts'
import { LANGUAGES } from '../../../src/domain/policy/languages.ts'
import { answersTo } from '../../../src/domain/screen/answer.ts'
import {
  type Act,
  acknowledge,
  action,
  as,
  choose,
  contain,
  move,
  open,
  pullRequest,
  record,
  sent,
  silent,
} from '../../support/acts.ts'
import { incidentIn, reported, reportedWithTime } from '../../support/incident.ts'
import { rendered } from './rendered.ts'
import { closing, learning } from './sample-acts.ts'
import { answersText, answerTexts, firstAnswer, lastAnswer, sampleWorld, statusText, told } from './sample-world.ts'

const called = (text: string): string[] => rendered(text).mentions.sort()
const dismiss = (reason: string): Act => as('officer', { kind: 'named', name: 'dismiss', reason })

describe('the answer to a report', () => {
  it.each(LANGUAGES)(
    '%s: R4.2-1 thanks the reporter, and calls who is in charge in a comment of their own',
    (language) => {
      const texts = answerTexts([reported()], language)
      expect(texts.map(called)).toEqual([['reporter'], ['deputy', 'officer']])
      expect(texts[0]).toContain('`officer`')
      expect(texts[1]).toContain('R4.2-1')
    },
  )

  it.each(LANGUAGES)(
    '%s: R4.2-1 whoever is in charge reads what, how bad, by when, the phone and the command',
    (language) => {
      const [, call = ''] = answerTexts([reported()], language)
      expect(call).toMatch(/マルウェア|malware/)
      expect(call).toMatch(/深刻度：中|severity: Medium/)
      expect(call).toContain('03-5550-0100')
      expect(call).toContain('`/contain ')
      expect(call).toMatch(/⏰ .*2030-01-01 13:00 JST/)
    },
  )

  it.each(LANGUAGES)(
    '%s: R4.3-1 where it spreads and no runbook matches, those who contain are called too; else they are not',
    (language) => {
      const [, call = ''] = answerTexts([reported('unknown', { ongoing: ['spreading'] })], language)
      expect(called(call)).toEqual(['deputy', 'executive', 'officer', 'responder', 'sysadmin'])
      const [, quiet = ''] = answerTexts([reported('unknown')], language)
      expect(called(quiet)).toEqual(['deputy', 'officer'])
    },
  )

  it('R4.2-1 nothing for those in charge stands in what the reporter reads: no law, no severity, no deadline', () => {
    const text = firstAnswer([reported('malware', { information: ['personal'] })], 'ja')
    for (const word of ['⚖️', '深刻度', '⏰', '規程', '/contain']) expect(text).not.toContain(word)
  })

  it('urges to phone where it spreads, and gives the number in any case (R4-2)', () => {
    expect(firstAnswer([reported('malware', { ongoing: ['spreading'] })], 'ja')).toMatch(
      /\*\*いまも広がっているなら.*03-5550-0100\*\*/,
    )
    expect(firstAnswer([reported()], 'ja')).toContain('急ぐときの電話：03-5550-0100')
  })

  it('R4.2-1 thanks and the phone number stand first, then what the reporter does, then who was called; nothing of the runbook', () => {
    const text = firstAnswer([reported()], 'ja')
    const order = ['報告ありがとうございます', '03-5550-0100', 'パスワードや個人情報', '`officer`'].map((part) =>
      text.indexOf(part),
    )
    expect(order).toEqual([...order].sort((one, other) => one - other))
    expect(order).not.toContain(-1)
    expect(text.match(/^- /gm)?.length).toBeLessThanOrEqual(3)
    expect(text).not.toContain('/appoint')
  })

  it.each([
    ['月曜の会議のあと', 'unreadable', 'を読み取れません'],
    ['今朝', 'without-hour', '時刻がありません'],
    ['02/11/2029', 'ambiguous', '二通り以上に読めます'],
  ] as const)('R4.2-1 a time that is not read is asked for in the first answer: %s', (text, why, said) => {
    const answer = firstAnswer([reportedWithTime(text, why)], 'ja')
    expect(answer).toContain(text)
    expect(answer).toContain(said)
    expect(answer).toContain('`/set 気づいた日時 ')
    expect(firstAnswer([reported()], 'ja')).not.toContain('/set detected-at')
  })

  it('says so where nobody is in charge', () => {
    const nobody: Context = { ...sampleWorld, directory: { ...sampleWorld.directory, roles: new Map() } }
    const text = firstAnswer([reported()], 'en', nobody)
    expect(text).toContain('Nobody is set to be in charge')
    expect(called(text)).toEqual(['reporter'])
  })
})

describe('what can be done at once', () => {
  const opening = (by: 'reporter' | 'responder') => firstAnswer([{ ...reported(), by }], 'en')
  it('R1-1 a reporter is told no command that he may not give, and how to add what he knows', () => {
    expect(opening('reporter')).not.toContain('/contain')
    expect(opening('reporter')).toContain('`/note ')
    expect(opening('reporter')).toContain('take it off the network')
  })

  const kind = sampleWorld.policy.fields.kind
  const kinds = kind !== undefined && 'options' in kind ? kind.options.map(({ id }) => id) : []
  const STAYS_ON = ['unknown', 'malware', 'unauthorised-access']
  it.each(LANGUAGES)(
    '%s: R4-2 the power stays on for malware, unauthorised access and the unknown alone',
    (language) => {
      const told = kinds.filter((id) => /電源は切らず|leave the power on/.test(firstAnswer([reported(id)], language)))
      expect(told.toSorted()).toEqual(STAYS_ON.toSorted())
    },
  )
  it('R4-2 every kind has advice of its own, and what endangers people says 119 or 110', () => {
    expect(sampleWorld.policy.advice.flatMap((one) => one.kinds).toSorted()).toEqual(kinds.toSorted())
    for (const id of ['overheating', 'power', 'disaster']) expect(firstAnswer([reported(id)], 'ja')).toContain('119')
    for (const id of ['intrusion', 'lost-or-stolen']) expect(firstAnswer([reported(id)], 'en')).toContain('110')
  })
  it('R4-2 a policy that has no advice speaks of people’s safety, and never of the power', () => {
    const silentPolicy: Context = { ...sampleWorld, policy: { ...sampleWorld.policy, advice: [] } }
    const text = firstAnswer([reported('malware')], 'ja', silentPolicy)
    expect(text).toContain('人の安全を第一に')
    expect(text).not.toContain('電源')
  })
  it('R8-2 where few may know of it, nobody is asked and no device touched, whatever kind it was taken for', () => {
    const opened = (kind: string) => ({
      ...as('officer', open({ kind: [kind] }, 'restricted-incident')),
      door: 'form' as const,
    })
    for (const kind of ['unknown', 'malware', 'insider-leak']) {
      expect(firstAnswer([opened(kind)], 'ja')).toContain('本人に尋ねず、端末も調べない')
      expect(firstAnswer([opened(kind)], 'ja')).not.toContain('ネットワークから外す')
    }
  })
  it.each(LANGUAGES)(
    '%s: R8-2 one that goes on from an open case says from which, and thanks no machine',
    (language) => {
      const goesOn = as('app', open({ pointer: 'acme/incidents#3', kind: ['unknown'] }, 'restricted-incident'), 'sweep')
      const text = firstAnswer([goesOn], language)
      expect(text.split('\n')[0]).toMatch(
        language === 'ja' ? /acme\/incidents#\u200b?3 の件/ : /acme\/incidents#\u200b?3 goes on here/,
      )
      expect(text).not.toMatch(/hikeshi\[bot\]/)
    },
  )
  it('R4.3-1 a responder who reports is told how to record what he did', () => {
    expect(opening('responder')).toContain('`/contain ‹what was done›`')
  })
})

describe('the answer to a move', () => {
  it.each(LANGUAGES)('%s: calls exactly those who must act next', (language) => {
    const text = lastAnswer([reported(), as('officer', move('analysis'))], language)
    expect(called(text)).toEqual(['executive', 'officer'])
    expect(text).toContain('`officer`')
  })

  it.each(LANGUAGES)('%s: R4.2-2 R4.4-1 says what is first to be done, so that a mail is enough', (language) => {
    expect(lastAnswer(incidentIn('eradication'), language)).toContain(
      language === 'ja' ? '根絶のために行ったことを記入' : 'write down Eradication measures',
    )
    // A plan is written before it is approved, and approved before it is merged.
    const open = (empty: string[]) => pullRequest({ state: 'open', empty, approvedBy: [] })
    for (const [empty, first] of [
      [['technical'], language === 'ja' ? '技術的対策' : 'Technical'],
      [[], language === 'ja' ? 'レビューで承認' : 'in a review'],
    ] as const) {
      const now = told([...learning.slice(0, -1), open([...empty])])
      const text = statusText(now, language)
      expect(text.indexOf(first), first).toBeGreaterThan(0)
      expect(text.indexOf(first)).toBeLessThan(
        text.indexOf(language === 'ja' ? 'まだマージされていません' : 'is not merged yet'),
      )
    }
  })

  it.each(LANGUAGES)(
    '%s: R4.2-2 read alone as a mail it says which case, how bad, whom to phone and by when',
    (language) => {
      const text = lastAnswer(incidentIn('containment'), language)
      const said =
        language === 'ja'
          ? ['種類：', '対象：', '深刻度：', '電話：03-5550-0100']
          : ['Kind: ', 'affected: ', 'severity: ', 'phone: 03-5550-0100']
      for (const words of said) expect(text).toContain(words)
      expect(text).toMatch(/⏰ .*JST.*→ `\//)
      // A dismissal calls nobody: it is no matter of urgency.
      expect(lastAnswer([reported('malware'), dismiss('A test')], language)).not.toContain('03-5550-0100')
    },
  )

  it.each(LANGUAGES)('%s: R4.1-2 whatever a drill calls people for says first that it is none', (language) => {
    const drill = ([first, ...rest]: readonly Act[]): Act[] => {
      if (first?.command.kind !== 'open') throw new Error('nothing was reported')
      return [{ ...first, command: { ...first.command, process: 'drill', form: 'drill' } }, ...rest]
    }
    const texts = answerTexts([...drill(incidentIn('eradication')), as('officer', move('closed'))], language)
    expect(texts.length).toBeGreaterThan(3)
    for (const text of texts) {
      expect(text.split('\n')[0]).toContain(language === 'ja' ? 'これは訓練です' : 'This is no real incident')
      expect(text.match(/🟦/g)).toHaveLength(1)
    }
  })

  it('R4.3-1 thanks for containment, and calls the responders on', () => {
    const text = lastAnswer([reported(), as('responder', contain('Unplugged'))], 'en')
    expect(text).toContain('Containment is recorded. Thank you')
    expect(called(text)).toEqual(['executive', 'responder'])
  })

  it('R4.2-1 asks whoever was stood in for to ratify', () => {
    const text = lastAnswer([reported(), as('deputy', move('analysis'))], 'ja')
    expect(text).toMatch(/代行（責任者代行）.*@officer さん.*`\/ratify`/)
  })

  it('R1-3 tells the reporter why it was no incident', () => {
    const text = lastAnswer([reported(), dismiss('A test by @admin\n/advance')], 'en')
    expect(called(text)).toEqual(['reporter'])
    expect(text).toMatch(/^> A test by @\u200badmin$/m)
    expect(text).toContain('/advance')
    expect(text).not.toMatch(/^\s*\/advance/m)
  })

  it('tells why a case went back', () => {
    const text = lastAnswer([...learning, as('officer', move('recovery', 'A device was forgotten'))], 'en')
    expect(text).toContain('> A device was forgotten')
  })

  it('calls nobody when the case is complete', () => {
    const text = lastAnswer([...learning, ...closing], 'ja')
    expect(text).toContain('**学習 → 完了**')
    expect(called(text)).toEqual([])
  })
})

describe('the answer to what is refused', () => {
  it('addresses the person, lists every reason and at the end their clauses, and has a skeleton', () => {
    const text = lastAnswer(
      [reported(), as('responder', contain('Unplugged')), as('responder', move('eradication'))],
      'ja',
    )
    // An act that he may not do himself reaches those who may, with the line that does it.
    expect(called(text)).toEqual(['executive', 'responder'])
    expect(text).toMatch(/👤 @executive さん（.*）、お願いします。<br>→ `\/set 深刻度/)
    expect(text.match(/^- \*\*/gm)).toHaveLength(5)
    // Each clause once, small, after everything else.
    expect(text.match(/規程 4-2 \(R4\.2-[24]\)/g)).toHaveLength(2)
    expect(text).toMatch(/<sub>〔規程 [^<]*〕<\/sub>$/)
    expect(text).toMatch(/```text\n\/record\n### /)
    expect(text).toContain('`/phase 根絶`')
  })

  it.each([
    ['label', 'The label has been put back'],
    ['board', 'The card has been put back'],
    ['issue', 'The issue has been put back'],
  ] as const)('says that a move by %s was put back', (door, words) => {
    expect(lastAnswer([reported(), as('officer', move('recovery'), door)], 'en')).toContain(words)
    expect(lastAnswer([reported(), as('officer', move('recovery'))], 'en')).not.toContain('put back')
  })

  it.each([
    ['en', 'Contain now, then write it'],
    ['ja', 'まず封じ込めてください。記入はその後で'],
  ] as const)('%s: R4.3-1 begins with containment where only its words are missing', (language, words) => {
    const text = lastAnswer([reported(), as('responder', move('containment'), 'board')], language)
    expect(text.split('\n')[0]).toContain(words)
    expect(text.split('\n')[0]).toContain('`/contain ‹')
    expect(text).not.toContain('```')
  })

  it('says that the rest was recorded where one value could not be', () => {
    const bad: Act = as('responder', {
      kind: 'record',
      unknown: ['Damge @everyone'],
      answers: [{ field: 'damage', value: { kind: 'text', text: 'Three devices' } }],
    })
    const text = lastAnswer([reported(), bad], 'en')
    expect(text).toContain('Everything else that you wrote is')
    expect(called(text)).toEqual(['responder'])
  })

  it('shows a wrong value as the text that it is, with what could be chosen', () => {
    const bad: Act = as('officer', {
      kind: 'record',
      unknown: [],
      answers: [{ field: 'severity', value: { kind: 'not-an-option', text: '<b>@team' } }],
    })
    const text = lastAnswer([reported(), bad], 'en')
    expect(text).toContain('Critical / High / Medium / Low')
    expect(rendered(text).html.filter((html) => !['<br>', '<sub>', '</sub>'].includes(html))).toEqual([])
  })

  const closes = (person: 'officer' | 'sysadmin' | 'responder', language: 'en' | 'ja' = 'en') =>
    lastAnswer([...learning, as(person, move('closed'))], language)

  it.each(LANGUAGES)(
    '%s: R4.4-1 what the person can do himself stands first, what others do is folded away',
    (language) => {
      const text = closes('officer', language)
      const [own = '', others = ''] = text.split('<details>')
      expect(others).toMatch(/<sub>.*R4\.4-4.*<\/sub>$/)
      expect(own).not.toContain('R4.4-4')
      expect(own).toContain('`/approve')
      expect(own).toMatch(/```text\n\/record/)
      expect(own).toContain(language === 'ja' ? '`/phase 完了`' : '`/phase closed`')
      expect(others).toMatch(/👤 @sysadmin/)
      expect(called(text)).toEqual(['officer', 'sysadmin'])
      expect(own).not.toContain('👤')
    },
  )

  it('R4.4-1 nothing is hidden: each reason stands there once, by whom it may be done', () => {
    const count = (text: string) => text.match(/^- \*\*/gm)?.length
    const [officer, sysadmin, responder] = [closes('officer'), closes('sysadmin'), closes('responder')]
    expect(count(sysadmin)).toBe(count(responder))
    // A person who may not close is told so besides.
    expect(count(sysadmin)).toBe((count(officer) ?? 0) + 1)
    const [own = '', others = ''] = responder.split('<details>')
    expect(own).toContain('is for: information security officer')
    expect(own).not.toContain('“Who was wronged”')
    expect(others).toContain('“Who was wronged”')
    for (const text of [officer, sysadmin, responder]) {
      const [, yours = '', theirs = ''] = /now \((\d+)\)[\s\S]*still do \((\d+)\)/.exec(text) ?? []
      expect(Number(yours) + Number(theirs)).toBe(count(text))
    }
  })

  it('where one can do nothing at all, what others do is no secret to him either', () => {
    const open = [reported('unknown'), as('reporter', { kind: 'note', text: 'x' })]
    const text = lastAnswer([...open, as('outsider', move('analysis'))], 'en')
    expect(text).toContain('What you can do now (1)')
    expect(text).toMatch(/What others still do \(\d+\)<\/summary>[\s\S]*👤 .*`officer`/)
  })

  it('R4.3-1 who may not contain is not told to, but what others do', () => {
    const text = lastAnswer([reported(), as('reporter', move('containment'), 'board')], 'en')
    expect(text).not.toContain('/contain')
    expect(text).toContain('is for: responder')
  })

  it('does not tell somebody to wait who may not ask at all', () => {
    const text = lastAnswer([reported(), as('outsider', move('analysis'))], 'en')
    expect(text).toContain('Moving to Analysis is for: information security officer (`officer`)')
    expect(text).not.toContain('When everything is there')
  })

  it('tells containment of a closed case as a notice, not as a failure', () => {
    const text = lastAnswer([reported(), dismiss('A false alarm'), as('responder', contain('Unplugged'))], 'en')
    expect(text).toContain('please note')
    expect(text).toContain('Your words are recorded')
  })

  it('stays below the limit of a comment with 2,000 headings that are no fields', () => {
    const unknown = Array.from({ length: 2_000 }, (_, at) => `${at}${'<@'.repeat(100)}`)
    expect(
      lastAnswer([reported(), as('responder', { kind: 'record', unknown, answers: [] })], 'ja').length,
    ).toBeLessThan(60_000)
  })
})

describe('the answer to a question', () => {
  const helpIn = (language: 'en' | 'ja', login: Act['by'], ...acts: readonly Act[]) =>
    lastAnswer([...acts, as(login, { kind: 'help' })], language).split('<details>')[0] ?? ''
  const lineOf = (text: string) => [...text.matchAll(/`(\/[^`]*)`/g)].map(([, line = '']) => line)

  it.each(LANGUAGES)(
    '%s: R4.2-4 /help says first what this person can do now, with two lines as they are written',
    (language) => {
      const officer = helpIn(language, 'officer', reported())
      expect(officer).toMatch(
        /— `\/contain ‹[\s\S]*— `\/advance`[\s\S]*— `\/dismiss ‹[\s\S]*`\/set (?:severity medium|深刻度 中)`/,
      )
      expect(helpIn(language, 'reporter', reported())).toContain('— `/note')
      expect(helpIn(language, 'reporter', reported())).not.toContain('/advance')
      // A role that may not set the severity is not shown to.
      expect(helpIn(language, 'responder', reported())).not.toContain('/set ')
      // A mail program takes the marks away: no line of a copy begins a command.
      const copied = lastAnswer([reported(), as('officer', { kind: 'help' })], language)
        .replace(/^[-*] /gm, '')
        .replace(/[`*]/g, '')
      expect(copied).not.toMatch(/^\//m)
    },
  )

  it.each(LANGUAGES)(
    '%s: R4.2-4 /help names what this phase waits for, and nothing that it cannot take',
    (language) => {
      expect(helpIn(language, 'sysadmin', ...incidentIn('recovery'))).toMatch(/— `\/recovered (?:email|メール)`/)
      expect(helpIn(language, 'officer', ...incidentIn('analysis'))).not.toContain('/advance')
      const ended = helpIn(language, 'officer', reported(), dismiss('A test'))
      expect(lineOf(ended)).toContainEqual(expect.stringMatching(/^\/phase (?:reported|報告受付) ‹/))
      expect(ended).not.toMatch(/\/advance|`\/contain ‹/)
      // A bystander's containment is kept; a note would be refused.
      expect(helpIn(language, 'outsider', reported())).toContain('`/contain')
      expect(helpIn(language, 'outsider', reported())).not.toContain('/note')
    },
  )

  it.each(LANGUAGES)(
    '%s: /help in every process: two lines that work there, and no word of malware where there is none',
    (language) => {
      for (const [process, { contain }] of Object.entries(sampleWorld.policy.processes))
        for (const login of ['reporter', 'officer', 'executive'] as const) {
          const text = helpIn(language, login, as('reporter', open({}, process), 'form'))
          const examples = lineOf(text.slice(text.lastIndexOf('**')))
          expect(examples, process).toHaveLength(2)
          expect(examples.join(), process).not.toContain('‹')
          const around = { now: '2030-01-01T00:00:00Z', timeZone: 'Asia/Tokyo', process }
          for (const line of examples)
            expect(readCommands(line, sampleWorld.policy, around)[0]?.command.kind, line).toMatch(
              /^(?:contain|note|record)$/,
            )
          if (contain === undefined) expect(text, process).not.toMatch(/\/contain|\/evidence|PC-12|受信箱|inbox/)
        }
      const asked = helpIn(language, 'officer', as('reporter', open({}, 'exception'), 'form'))
      expect(lineOf(asked)).toEqual(expect.arrayContaining(['/approve', expect.stringMatching(/^\/reject ‹/)]))
      expect(lineOf(asked).filter((line) => line.startsWith('/approve'))).toHaveLength(1)
    },
  )

  it.each(LANGUAGES)("%s: /help has every command, the policy's own too, and calls nobody", (language) => {
    const text = lastAnswer([reported(), as('reporter', { kind: 'help' })], language)
    for (const command of ['contain', 'record', 'dismiss', 'acknowledge', 'part-of', 'help'])
      expect(text).toMatch(new RegExp(`— \`/${command}[ \`（(]`))
    expect(called(text)).toEqual([])
  })

  it('R4-2 who is asked in the place of somebody gets the very line', () => {
    const severity = lastAnswer([reported(), as('responder', record({ severity: ['high'] }))], 'ja')
    expect(severity).toContain('ご自身でコメントしてください：`/set 深刻度 ‹')
    const approval = lastAnswer([...learning, as('responder', { kind: 'approve', what: 'customers' })], 'ja')
    expect(approval).toContain('ご自身でコメントしてください：`/approve 顧客への周知`')
  })

  it.each(LANGUAGES)(
    '%s: R4.3-1 where no way leads, those that this person may take are named, else what else to do',
    (language) => {
      const way = (by: Act['by']) => lastAnswer([...incidentIn('containment'), as(by, move('closed'))], language)
      expect(way('responder')).toMatch(language === 'ja' ? /いま進める先：.*`根絶`/ : /It can go to: .*`eradication`/)
      expect(way('responder')).not.toMatch(/`(?:非該当|dismissed)`/)
      expect(way('officer')).toMatch(/`(?:非該当|dismissed)`/)
      expect(way('reporter')).not.toContain('`/phase')
      expect(way('reporter')).toContain('`/note')
    },
  )

  it('R4.3-2b of systems that nobody could name none is proposed as recovered', () => {
    const named = (systems: string[]) =>
      lastAnswer([reported('malware', { systems }), as('responder', unreadable('recovered'))], 'ja')
    expect(named(['unknown'])).not.toContain('わからない')
    expect(named(['unknown'])).toContain('`/recovered メール`')
    expect(named(['email'])).toContain('次の行をコピーして送ってください：<br>→ `/recovered メール`')
    expect(named(['email', 'chat'])).toContain('どれかをコピーして送ってください')
  })

  it.each(LANGUAGES)(
    '%s: R4.2-1 a deadline that has passed when the case moves on is said to have passed',
    (language) => {
      const late = { ...as('responder', contain('LAN')), at: '2030-01-03T00:00:00Z' }
      const passed = language === 'ja' ? '期限超過' : /overdue|passed/i
      expect(lastAnswer([reported(), late], language)).toMatch(passed)
      expect(lastAnswer([reported(), as('responder', contain('LAN'))], language)).not.toMatch(passed)
    },
  )

  it('R4.4-3 what was recorded is not called refused where something else is still missing', () => {
    const said = lastAnswer([...learning, as('officer', sent('customers'))], 'ja')
    expect(said).toContain('周知の記録は受け付けました。ただし、次のことが残っています。')
  })

  it('R4.3-1 whoever may not is told whom to ask, and that stopping the spread waits for nobody', () => {
    const text = lastAnswer([reported(), as('reporter', { kind: 'move', to: 'analysis', reason: '' })], 'en')
    expect(text).toContain('they are asked below. Only stopping the spread may be done at once')
  })

  it('/status says where it stands and what is missing', () => {
    const text = lastAnswer([reported('unknown'), as('reporter', { kind: 'status' })], 'ja')
    expect(text).toContain('いまは「報告受付」です')
    expect(text).toMatch(/- 「分類」が未記入です。/)
  })
})

describe('the answer to a pull request', () => {
  it.each([
    ['merged', 'has been merged'],
    ['closed', 'closed without merging'],
  ] as const)('%s: tells whoever is in charge', (state, words) => {
    const text = lastAnswer([...learning, pullRequest({ state })], 'en')
    expect(text).toContain(words)
    expect(called(text)).toEqual(['officer'])
  })
})

describe.each(LANGUAGES)('%s: several refusals of one comment', (language) => {
  const refusals = (acts: readonly Act[]) => {
    const now = told([reported(), ...acts])
    const owed = answersTo(now.placed).filter(({ kind }) => kind === 'refused')
    const [first, ...more] = owed
    if (first === undefined) throw new Error('nothing was refused')
    return { count: owed.length, text: answersText(now, [first, ...more], language) }
  }
  const wrong = as('officer', {
    kind: 'record',
    unknown: [],
    answers: [{ field: 'severity', value: { kind: 'not-an-option', text: 'perhaps' } }],
  })

  it('R4.2-4 are one text that addresses the person once and holds every reason', () => {
    const { count, text } = refusals([
      wrong,
      as('officer', unreadable('recovered')),
      as('officer', unreadable('action')),
    ])
    expect(count).toBe(3)
    expect(called(text)).toEqual(['officer'])
    expect(text.match(/^- /gm)).toHaveLength(3)
    for (const words of ['perhaps', '`/recovered`', '`/action`', '3']) expect(text).toContain(words)
  })

  it('R4.2-4 a move that is refused keeps what is missing and what to send, below the others', () => {
    const { text } = refusals([as('officer', move('analysis')), as('officer', move('eradication')), wrong])
    expect(text.indexOf('perhaps')).toBeGreaterThan(0)
    expect(text.indexOf('perhaps')).toBeLessThan(
      text.indexOf(language === 'ja' ? '「根絶」への移行' : 'The move to Eradication'),
    )
    expect(called(text).filter((one) => one === 'officer')).toHaveLength(1)
  })

  it('R4.3-1 a containment that is kept for somebody stands before what was refused', () => {
    const kept = as('responder', unreadable('contain', { slip: { line: '/contain x', kept: 'x' } }))
    const { text } = refusals([as('responder', unreadable('recovered')), kept])
    expect(text.indexOf('`/contain x`')).toBeGreaterThan(0)
    expect(text.indexOf('`/contain x`')).toBeLessThan(text.indexOf('`/recovered`'))
  })
})

it('no answer of a whole case holds a mark: the comment that gives it has one for all', () => {
  const acts = [
    ...learning,
    as('officer', move('closed')),
    as('officer', choose('severity', 'low')),
    as('officer', record({})),
    silent('deputy'),
  ]
  for (const text of answerTexts(acts, 'ja')) {
    expect(text).toMatch(/^\S/)
    expect(text).not.toContain('<!--')
  }
})

describe('what is wrong at once is told at once', () => {
  it('R4.4-2 no harm on a breach without a reason: the same value with its reason, and a skeleton for it', () => {
    const text = lastAnswer([...learning, as('officer', choose('harm', 'none'))], 'en')
    expect(text).toContain('`/set harm none: ‹reason›`')
    expect(text).toContain('### Who was wronged')
    expect(lastAnswer([...learning, as('officer', choose('harm', 'none', 'Encrypted'))], 'en')).not.toContain(
      '/set harm',
    )
  })
  it.each([
    [
      'en',
      'The day 2020-01-31 is over: it is 2030-01-01 now (Asia/Tokyo).',
      '`/action @responder ‹YYYY-MM-DD› ‹text›`',
    ],
    ['ja', '2020-01-31 はもう過ぎています', '`/action @responder ‹年-月-日› ‹内容›`'],
  ] as const)('%s: R4.4-3 a day that is over, in the time zone of the company', (language, why, command) => {
    const text = lastAnswer([reported(), as('officer', action('responder', '2020-01-31'))], language)
    expect(text).toContain(why)
    expect(text).toContain(command)
    expect(called(text)).toEqual(['officer'])
  })
  it('R4.2-3 whoever cannot act is not appointed: who can be, and the way for somebody else', () => {
    const text = lastAnswer([reported('intrusion'), as('officer', { kind: 'appoint', login: 'outsider' })], 'en')
    expect(text).toContain('`outsider` has no role that can act on this case')
    expect(text).toContain('system administrator (`sysadmin`)')
    expect(text).toContain('have an administrator put the account into one of these teams')
    expect(called(text)).toEqual(['officer'])
  })
  it('R1-3 the skeleton holds what this person may write, and no more', () => {
    const asked = [reported(), as('responder', contain('Unplugged'))]
    const headings = (person: 'responder' | 'officer') =>
      lastAnswer([...asked, as(person, move('eradication'))], 'en').match(/^### .*$/gm)
    expect(headings('officer')).toContain('### Severity')
    expect(headings('responder')).not.toContain('### Severity')
    expect(headings('responder')).toContain('### Damage found')
  })
})

describe('a reason that is missing is asked for by the command that lacked it', () => {
  it.each([
    ['redact', as('officer', { kind: 'redact', line: 2, reason: '' }), '→ `/redact 2 ‹reason›`'],
    [
      'acknowledge',
      as('officer', acknowledge('board-report')),
      '→ `/acknowledge board-report ‹reference of the minutes›`',
    ],
    ['phase', as('officer', move('analysis')), '→ `/phase analysis ‹reason›`'],
  ] as const)('/%s', (_name, act, remedy) => {
    const text = lastAnswer([...learning, act], 'en')
    expect(text).toContain(remedy)
  })
})

describe('a refused end, or way back, is asked for again by the command that can', () => {
  const closes = (as_: 'completed' | 'not-planned' | 'duplicate'): Act =>
    as('officer', { kind: 'close', as: as_ }, 'issue')
  const reopens = as('reporter', { kind: 'reopen' }, 'issue')

  it('R1-3 closed as not planned: `/dismiss` with its reason', () => {
    expect(lastAnswer([reported(), closes('not-planned')], 'en')).toContain('comment `/dismiss ‹reason›` or')
    expect(lastAnswer([reported(), closes('not-planned')], 'ja')).toContain('そろったら `/dismiss ‹理由›` とコメント')
  })

  it('R4.2-4 closed as a duplicate: `/duplicate`, and closing it once more would not do', () => {
    const text = lastAnswer([reported(), closes('duplicate')], 'en')
    expect(text).toContain('comment `/duplicate #number`.')
    expect(text).not.toMatch(/same again|advance/)
  })

  it('closed as completed from learning: the end itself', () => {
    expect(lastAnswer([...learning, closes('completed')], 'en')).toContain('comment `/phase closed` or')
  })

  it.each(LANGUAGES)('%s: R1-3 reopened by the button: the phase with a reason, and nothing else', (language) => {
    const text = lastAnswer([reported(), dismiss('A test'), reopens], language)
    expect(text.match(/`\/phase (?:reported|報告受付) ‹[^›]+›`/g)).toHaveLength(2)
    expect(text).not.toContain('/advance')
  })

  it.each(LANGUAGES)('%s: R1-3 the reporter is told a way to object that works', (language) => {
    expect(lastAnswer([reported(), dismiss('A test')], language)).toMatch(/`\/phase (?:reported|報告受付) ‹[^›]+›`/)
  })
})

describe('no sentence says what is not there', () => {
  it.each([
    ['a command of another process', as('officer', { kind: 'named', name: 'reject', reason: 'x' })],
    ['a name that only the language knows', as('officer', move('constructor'))],
    ['a label that names no phase', as('officer', move('nonsense'), 'label')],
  ] as const)('%s: the move, without a name', (_name, act) => {
    expect(lastAnswer([reported(), act], 'en')).toContain('@officer, the move is not possible yet.')
    expect(lastAnswer([reported(), act], 'ja')).toContain('@officer さん、段階の移行はまだできません。')
  })

  it('nothing else was recorded where there was nothing else', () => {
    const wrong = as('responder', { kind: 'record', unknown: ['Damge'], answers: [] })
    expect(lastAnswer([reported(), wrong], 'en')).toContain('@responder, the following could not be recorded.\n')
    expect(lastAnswer([reported(), wrong], 'ja')).not.toContain('それ以外')
  })

  it('what is to be certain is not asked for as “unknown”', () => {
    const unknown = as('responder', record({ 'went-wrong': 'unknown: logs are missing' }))
    const text = lastAnswer([...learning, unknown, as('officer', move('closed'))], 'en')
    const line = text.split('\n').find((one) => one.includes('still provisional')) ?? ''
    expect(line).toContain('Could not be found out.')
    expect(line).not.toContain('or “unknown: reason”')
  })
})

it.each([
  ['en', 'did you mean `/advance`?'],
  ['ja', '`/advance` のことですか。'],
] as const)('%s: a slip of the pen is asked about', (language, words) => {
  const slip = as('officer', { kind: 'unreadable', name: 'advance', slip: { line: '/advance', kept: '' } })
  expect(lastAnswer([reported(), slip], language)).toContain(words)
})
