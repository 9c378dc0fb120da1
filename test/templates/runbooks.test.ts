import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Mustache from 'mustache'
import { describe, expect, it } from 'vitest'
import { emergencyPage } from '../../src/adapters/files/emergency-page.ts'
import { firstHour } from '../../src/adapters/files/first-hour-page.ts'
import { phonePage } from '../../src/adapters/files/phone-page.ts'
import { parseRunbook } from '../../src/adapters/runbooks/parse-runbook.ts'
import { readCommands } from '../../src/domain/commands/read-commands.ts'
import { wordsIn } from '../../src/domain/policy/basics.ts'
import { matchRunbooks } from '../../src/domain/runbook/match-runbooks.ts'
import type { Runbook } from '../../src/domain/runbook/runbook.ts'
import { NOTHING_AROUND } from '../../src/domain/runbook/runbook-surroundings.ts'
import { SECTION_HEADINGS, SECTION_IDS } from '../../src/domain/runbook/sections.ts'
import { triggersMet } from '../../src/domain/runbook/triggers-met.ts'
import { defaultPolicy } from '../support/worlds.ts'

const IDS = [
  ...['denial-of-service', 'disaster', 'fraud', 'github-takeover', 'insider-leak', 'intrusion', 'lost-or-stolen'],
  ...['malware', 'misdirected', 'officer-unreachable', 'overheating', 'phishing', 'power', 'supplier-breach'],
  ...['support-scam', 'unauthorised-access', 'website-tampering'],
]
/** The examples of clause 1, A to C, and sending by mistake; what has none is led by R4.2-3. */
const FORESEEN = [
  ...['unauthorised-access', 'insider-leak', 'malware', 'denial-of-service', 'lost-or-stolen', 'misdirected'],
  ...['power', 'overheating', 'disaster', 'intrusion', 'phishing', 'fraud', 'support-scam'],
]
const AROUND = {
  ...NOTHING_AROUND,
  kinds: FORESEEN,
  systems: ['website', 'supplier-services', 'source-code'],
  roles: ['officer', 'representative'],
  facts: ['category', 'kind', 'severity', 'ongoing', 'information', 'certainty', 'systems', 'priority'],
  contacts: ['server-company', 'cloud-provider', 'tokyo-chamber-of-commerce', 'legal-help'],
}
const LANGUAGES = ['ja', 'en'] as const

const files = LANGUAGES.flatMap((language) => {
  const folder = new URL(`../../templates/runbooks/${language}/`, import.meta.url)
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const text = readFileSync(fileURLToPath(new URL(name, folder)), 'utf8')
      return { language, name, text, ...parseRunbook(`runbooks/${name}`, text, AROUND) }
    })
})
const runbooksIn = (language: 'ja' | 'en'): Runbook[] =>
  files.flatMap((file) => (file.language === language && file.runbook !== undefined ? [file.runbook] : []))

const firstOf = (id: string, language: 'ja' | 'en') =>
  runbooksIn(language).find(({ head }) => head.id === id)?.sections.first ?? []

/** The parts that may differ from one language to the other; nothing else may. */
const withoutWords = ({ head, sections }: Runbook) => ({
  ...head,
  title: '',
  start: head.start.map(({ id, when }) => ({ id, when })),
  end: head.end.map(({ id }) => id),
  cooperation: [head.cooperation.inside.length, head.cooperation.outside.length],
  contacts: head.contacts.map(({ id, web, phone }) => ({ id, web, filled: phone !== '' })),
  steps: SECTION_IDS.map((id) => sections[id].length),
})

describe.each(files)('$language/$name', ({ language, text, runbook, problems }) => {
  it('R4.1-1 is a whole runbook: only phone numbers, hours and the company’s own review are left to do', () => {
    const left = new Set(problems.map(({ code }) => code))
    expect([...left].sort()).toEqual(['hours-unfilled', 'never-reviewed', 'phone-unfilled'])
    expect(runbook).toBeDefined()
  })

  it('R4.1-1 has the first minutes and every phase in order, each with four to nine different steps', () => {
    const headings = [...text.matchAll(/^## (.*)$/gm)].map((found) => found[1])
    expect(headings).toEqual(SECTION_IDS.map((id) => SECTION_HEADINGS[language][id]))
    for (const id of SECTION_IDS) {
      const steps = runbook?.sections[id] ?? []
      expect(steps.length).toBeGreaterThanOrEqual(4)
      expect(steps.length).toBeLessThanOrEqual(9)
      expect(new Set(steps).size).toBe(steps.length)
    }
  })

  it('R4.1-1a the response organisation starts when it spreads or is severe, and not on a mild one that is over', () => {
    const met = (facts: Record<string, string[]>) =>
      runbook === undefined ? undefined : triggersMet(runbook, (id) => facts[id]).length > 0
    expect(met({ ongoing: ['spreading'] })).toBe(true)
    expect(met({ severity: ['critical'], ongoing: ['stopped'] })).toBe(true)
    const mild = {
      severity: ['low'],
      ongoing: ['stopped'],
      certainty: ['suspected'],
      information: ['none'],
      priority: ['D'],
    }
    expect(met(mild)).toBe(false)
    expect(met({})).toBe(false)
  })

  it('R4.1-1b names the representative member as executive, and the officer as owner', () => {
    expect(runbook?.head).toMatchObject({ executive: 'representative', owner: 'officer' })
  })
})

describe('the set', () => {
  it('is the same in both languages, in everything but words', () => {
    for (const language of LANGUAGES) expect(runbooksIn(language).map(({ head }) => head.id)).toEqual(IDS)
    expect(runbooksIn('en').map(withoutWords)).toEqual(runbooksIn('ja').map(withoutWords))
  })

  it.each(FORESEEN)('R4.1-1 there is one runbook for %s that does not depend on a system', (kind) => {
    const matches = matchRunbooks(runbooksIn('ja'), { kind, systems: [] })
    expect(matches.map(({ runbook, why }) => [runbook.head.id, why.tied])).toEqual([[kind, []]])
  })

  it.each(['breach-other', 'failure-other', 'threat-other', 'unknown'])(
    'R4.2-3 no runbook is pretended for %s',
    (kind) => {
      expect(matchRunbooks(runbooksIn('ja'), { kind, systems: ['website'] })).toEqual([])
    },
  )

  it.each([
    ['website', 'website-tampering'],
    ['supplier-services', 'supplier-breach'],
    ['source-code', 'github-takeover'],
  ])('R4.2-2 unauthorised access to %s is met with %s first', (system, first) => {
    const matches = matchRunbooks(runbooksIn('ja'), { kind: 'unauthorised-access', systems: [system] })
    expect(matches.map(({ runbook }) => runbook.head.id)).toEqual([first, 'unauthorised-access'])
  })
})

describe('what a runbook must not leave open', () => {
  const words = (id: string, language: 'ja' | 'en') =>
    files.find((file) => file.language === language && file.name === `${id}.md`)?.text ?? ''
  it('R4.1-1 an insider who is the representative member is led by somebody else, and not told', () => {
    expect(firstOf('insider-leak', 'ja').join()).toMatch(
      /代表社員が疑われるときは、代表社員には伝えない.*社員（出資者）か外部の助言者/,
    )
    expect(firstOf('insider-leak', 'en').join()).toMatch(/representative member is suspected, do not tell them/)
  })
  it('R4.1-1 a fraudulent transfer begins with the bank', () => {
    expect(firstOf('fraud', 'ja')[0]).toContain('銀行の24時間窓口に電話')
    expect(firstOf('fraud', 'en')[0]).toContain('phone the bank at once')
  })
  it('R4-2 with GitHub taken over, work goes on from the copy outside it', () => {
    expect(firstOf('github-takeover', 'ja').join()).toContain('GitHub の外にある写し')
    expect(firstOf('github-takeover', 'en').join()).toContain('copy outside GitHub')
  })
  it('R4.2-1 for an officer who cannot be reached there is one, which no kind of incident brings by itself', () => {
    expect(words('officer-unreachable', 'ja')).toContain('kinds: []')
    expect(matchRunbooks(runbooksIn('ja'), { kind: 'unknown', systems: [] })).toEqual([])
  })
})

describe('read at two in the morning, by two people or one', () => {
  const NUMBERS = { '110': /(?<!\d)110(?!\d)/, '119': /(?<!\d)119(?!\d)/, '171': /(?<!\d)171(?!\d)/ }
  const stepsOf = ({ sections }: Runbook) => SECTION_IDS.flatMap((id) => sections[id])

  it.each(LANGUAGES)('R4.1-1d in %s: each number that a step tells stands among the contacts', (language) => {
    for (const one of runbooksIn(language)) {
      const told = Object.entries(NUMBERS).flatMap(([number, form]) =>
        form.test(stepsOf(one).join('\n')) ? [number] : [],
      )
      const known = one.head.contacts.map(({ phone }) => phone)
      expect(known, one.head.id).toEqual(expect.arrayContaining(told))
    }
  })

  it.each(LANGUAGES)('R4.3-2c in %s: whom a step tells of the effect can be reached by the contacts', (language) => {
    const tells = language === 'ja' ? /顧客.*に、|顧客に/ : /tell (?:the )?customers/i
    for (const one of runbooksIn(language).filter((runbook) => stepsOf(runbook).some((step) => tells.test(step))))
      expect(
        one.head.contacts.map(({ id }) => id),
        one.head.id,
      ).toContain('customers')
  })

  it.each([
    ['ja', /上長|当番|総務|全従業員|もう一人が|経理の担当|期限の表示/],
    [
      'en',
      /\bsuperior|on duty|Administration|Personnel|\bAccounting\b|all staff|[Ss]ome(?:one|body) else|second person|look at the clocks/,
    ],
  ] as const)('R4.1-1b in %s: nobody is named whom a small company does not have', (language, words) => {
    // Not of who leads, or of whom it is about.
    const excepted = /another member|Somebody else is officer/
    for (const { name, text } of files.filter((file) => file.language === language))
      for (const line of text.split('\n').filter((one) => !excepted.test(one))) expect(line, name).not.toMatch(words)
  })

  it.each(['ja', 'en'] as const)(
    'R4.1-1b in %s: what another has to confirm says what one person alone does',
    (language) => {
      const another =
        language === 'ja'
          ? /別の役割の人|加わっていない人|加わらなかった人/
          : /another role|other than the (?:person|maintainer)|took no part/
      const alone = language === 'ja' ? /一人の会社では|ほかに人がいなければ/ : /who is alone|where nobody is left/
      for (const { head, sections } of runbooksIn(language))
        for (const step of SECTION_IDS.flatMap((id) => sections[id]).filter((one) => another.test(one)))
          expect(step, head.id).toMatch(alone)
    },
  )

  it.each([
    ['ja', /了承を得て|許可を得て.{0,20}止め|承認を得て.{0,20}止め/],
    ['en', /(?:with|after) the executive[’']s (?:consent|leave)/],
  ] as const)('R4.3-1 in %s: nothing in the first minutes waits for anybody’s leave', (language, waits) => {
    for (const { head, sections } of runbooksIn(language)) expect(sections.first.join('\n'), head.id).not.toMatch(waits)
  })

  it.each(LANGUAGES)(
    'R4.3-1 in %s: a site that harms is offline before anybody is phoned, keys are dead before anything is deleted',
    (language) => {
      const at = (id: string, words: RegExp) => firstOf(id, language).findIndex((step) => words.test(step))
      const offline = at('website-tampering', language === 'ja' ? /公開を止めるか/ : /Take the site offline/)
      expect(offline).toBeLessThan(at('website-tampering', language === 'ja' ? /電話/ : /phone the/i))
      // A site that takes what people type is off before it is photographed: that is asked before either is done.
      expect(
        at('website-tampering', language === 'ja' ? /入力画面、ログイン、決済/ : /forms, a sign-in or payment/),
      ).toBe(0)
      expect(
        at('misdirected', language === 'ja' ? /パスワードや鍵が含まれていたら/ : /Passwords or keys that went out/),
      ).toBe(1)
      expect(at('github-takeover', language === 'ja' ? /電話し、声で/ : /recognise them by voice/)).toBe(0)
    },
  )
})

describe('two people at two in the morning', () => {
  const CALLS = { ja: /電話/, en: /\bphone\b/i } as const
  it.each(LANGUAGES)('R4.2-1 in %s: somebody is phoned among the first steps, whatever happened', (language) => {
    for (const { head } of runbooksIn(language)) {
      const first = firstOf(head.id, language)
      const calls = first.findIndex((step) => CALLS[language].test(step))
      expect(calls, head.id).toBeGreaterThanOrEqual(0)
      // People's safety, keys that are used right now and a site that harms come before it, and little else.
      expect(calls, head.id).toBeLessThanOrEqual(3)
    }
    for (const id of ['malware', 'overheating', 'denial-of-service', 'supplier-breach'])
      expect(
        firstOf(id, language).findIndex((step) => CALLS[language].test(step) && /officer|責任者/.test(step)),
        id,
      ).toBe(1)
  })

  it.each(LANGUAGES)(
    'R4.2-1 in %s: whoever does not answer is followed at once, as the phone page says',
    (language) => {
      const steps = firstOf('officer-unreachable', language).join('\n')
      expect(steps).toMatch(language === 'ja' ? /待たずに、電話連絡表の順に/ : /phone the deputy at once/)
    },
  )

  it.each(LANGUAGES)('R4.3-1 in %s: what is leaving now is stopped before it is talked of who leads', (language) => {
    const at = (words: RegExp) => firstOf('insider-leak', language).findIndex((step) => words.test(step))
    expect(at(language === 'ja' ? /持ち出しが今まさに/ : /leaving right now/)).toBe(1)
  })
})

/** Words for what a step leaves to whoever copies the command. */
const FILLED_IN: Readonly<Record<string, string>> = {
  '/evidence': '/evidence "logs of the router" "safe"',
  '/contact': '/contact "bank" "recalled, number 12"',
  '/appoint': '/appoint @aoki',
  '/recovered': '/recovered email',
  '/contain': '/contain taken off the network',
  '/activate': '/activate',
  '/ratify': '/ratify',
  '/note at …': '/note at 02:10 phoned the bank',
  '/set channel-compromised yes': '/set channel-compromised yes',
}

describe('the commands of the steps', () => {
  const AROUND_THEM = { now: '2030-01-01T17:30:00Z', timeZone: 'Asia/Tokyo', process: 'incident' }
  const commandsIn = (steps: readonly string[]) =>
    [...steps.join('\n').matchAll(/`(\/[^`]+)`/g)].map(([, said = '']) => said)

  it.each(LANGUAGES)('R1-2 in %s: each is one that the app takes, as it is written', (language) => {
    const told = runbooksIn(language).flatMap(({ sections }) => SECTION_IDS.flatMap((id) => commandsIn(sections[id])))
    expect(told.length).toBeGreaterThan(30)
    for (const command of new Set(told)) {
      const [read, ...more] = readCommands(FILLED_IN[command] ?? command, defaultPolicy, AROUND_THEM)
      const [, word = ''] = /^\/([a-z-]+)/.exec(command) ?? []
      // A value that is set is a fact recorded.
      expect([read?.command.kind, more], command).toEqual([word === 'set' ? 'record' : word, []])
    }
  })

  it.each(LANGUAGES)(
    'R4.2-4 R4.3-1 R4.3-2b in %s: evidence is on the record before eradication asks for it, then what stopped it and what runs again',
    (language) => {
      for (const { head, sections } of runbooksIn(language).filter(({ head }) => head.id !== 'officer-unreachable')) {
        const { first, analysis, containment, recovery } = sections
        expect(commandsIn([...first, ...analysis, ...containment]), head.id).toEqual(
          expect.arrayContaining(['/evidence', '/contain']),
        )
        expect(commandsIn(recovery), head.id).toContain('/recovered')
      }
    },
  )
})

describe('lost or stolen', () => {
  it.each([
    ['ja', ['遠隔でロック', 'ロックできたこと', '遠隔消去をするかどうか', '回線停止を頼む。受付']],
    [
      'en',
      [
        'lock it remotely',
        'confirms the lock, revoke',
        'decides on the remote wipe',
        'carrier suspend the line. Record',
      ],
    ],
  ] as const)(
    'in %s: locate and lock, then sessions, then the wipe is decided on, then the line',
    (language, order) => {
      const text = files.find((file) => file.language === language && file.name === 'lost-or-stolen.md')?.text ?? ''
      const places = order.map((words) => text.indexOf(words))
      expect(places).not.toContain(-1)
      expect(places.toSorted((a, b) => a - b)).toEqual(places)
      const first = text.slice(
        text.indexOf(language === 'ja' ? '## まず' : '## First'),
        text.indexOf(language === 'ja' ? '## 分析' : '## Analysis'),
      )
      expect(first).toMatch(
        language === 'ja' ? /回線停止はまだ頼まない/ : /Do not have the line of a phone suspended yet/,
      )
    },
  )
})

describe('the first hour', () => {
  it.each(LANGUAGES)('R4-2 in %s: a page by kind that needs no GitHub, as Markdown and to print', (language) => {
    const template = (type: 'md' | 'html') =>
      readFileSync(new URL(`../../templates/emergency/first-hour.${language}.${type}`, import.meta.url), 'utf8')
    const policy = { ...defaultPolicy, locale: language, company: { name: 'A <b>Company</b>', phone: '03-5550-0100' } }
    const read = runbooksIn(language)
    const markdown = firstHour.markdown(template('md'), policy, read)
    const html = firstHour.html(template('html'), policy, read)
    const kind = policy.fields.kind
    const options = kind !== undefined && 'options' in kind ? kind.options : expect.fail('There are kinds')
    for (const page of [markdown, html]) {
      expect(page).toContain('03-5550-0100')
      expect(page).not.toContain('<b>Company')
      // Nothing to open, nothing to fetch.
      expect(page).not.toMatch(/https?:|<script|src=/)
      expect(page).not.toContain('{{')
    }
    for (const { label } of options) expect(markdown).toContain(`## ${wordsIn(language, label)}`)
    for (const { head, sections } of read) {
      const [first = ''] = sections.first
      expect(html.replaceAll('&#39;', "'").replace(/<\/?code>/g, ''), head.id).toContain(
        first.slice(0, 20).replaceAll('/', '&#x2F;').replaceAll('`', ''),
      )
    }
    // Marks of Markdown are none on paper: a command is set as one.
    expect(html).not.toMatch(/`|&#x60;|\*\*/)
    expect(html).toContain('<code>&#x2F;contain</code>')
  })
})

describe('the emergency page', () => {
  const pageOf = (language: 'ja' | 'en', phone: string) =>
    emergencyPage(readFileSync(new URL(`../../templates/emergency/${language}.md`, import.meta.url), 'utf8'), {
      ...{ ...defaultPolicy, locale: language, company: { name: 'Aoki', phone } },
    })

  it.each(LANGUAGES)('R4-2 in %s: allowed: the number that people call stands first', (language) => {
    expect(pageOf(language, '03-5550-0100')).toContain('**03-5550-0100**')
  })
  it.each([
    ['ja', '03-0000-0000', '印刷した電話連絡表の番号に電話'],
    ['ja', '記入', '印刷した電話連絡表の番号に電話'],
    ['en', '03-0000-0000', 'number on the printed phone page'],
  ] as const)(
    'R4-2 in %s: refused: "%s" is told to nobody; where the number is found is',
    (language, phone, instead) => {
      expect(pageOf(language, phone)).not.toContain(phone)
      expect(pageOf(language, phone)).toContain(instead)
    },
  )
})

describe('phone-page.html', () => {
  const pages = LANGUAGES.map((language) => ({
    language,
    html: readFileSync(new URL(`../../templates/runbooks/${language}/phone-page.html`, import.meta.url), 'utf8'),
  }))
  const tagsOf = (html: string) => [...html.matchAll(/\{\{.*?\}\}/g)].map(([tag]) => tag)
  const view = {
    company: '<Example & Co>',
    place: '',
    route: 'conference 1',
    printed: '2030-01-01',
    people: [
      { order: 1, role: 'officer', name: 'A', phone: '090-0000-0001' },
      { order: 2, role: 'deputy', name: '', phone: '' },
      { order: 3, role: 'executive', name: 'C', phone: '090-0000-0003' },
    ],
    contacts: [
      { who: 'Server company', for: 'logs', phone: '', web: '', hours: '' },
      { who: 'IPA', for: 'advice', phone: '', web: 'https://example.org/window', hours: '' },
    ],
  }

  it('R4.1-1d hours that a template asks for are left open on paper; those that somebody wrote stand there', () => {
    const page = phonePage('{{#contacts}}{{hours}}|{{/contacts}}', defaultPolicy, runbooksIn('ja'))
    expect(page).not.toContain('記入')
    expect(page).toContain('24時間')
  })

  it('R4-2 asks for the same data in both languages, and never for unescaped text', () => {
    expect(tagsOf(pages[0]?.html ?? '')).toEqual(tagsOf(pages[1]?.html ?? ''))
    for (const { html } of pages) expect(tagsOf(html).filter((tag) => /^\{\{[{&]/.test(tag))).toEqual([])
  })

  it.each(pages)('R4-2 in $language needs nothing from the network, since that may be what is lost', ({ html }) => {
    expect(html).not.toMatch(/<(script|link|img|iframe)|@import|url\(|https?:/i)
    expect(html).toMatch(/@page \{ size: A4/)
    expect(html).toMatch(/119/)
    expect(html).toMatch(/110/)
  })

  it.each(pages)(
    'R4.1-1d in $language has the number, whichever runbook has it, and none that keeps a place',
    ({ html }) => {
      const [one, other] = runbooksIn('ja')
      if (one === undefined || other === undefined) throw new Error('There are runbooks')
      const withPhone = (runbook: Runbook, phone: string): Runbook => ({
        ...runbook,
        head: { ...runbook.head, contacts: [{ id: 'bank', who: 'The bank', for: 'stopping', phone }] },
      })
      const filled = phonePage(html, defaultPolicy, [withPhone(one, ''), withPhone(other, '03-5550-0199')])
      expect(filled).toContain('03-5550-0199')
      expect(phonePage(html, defaultPolicy, [withPhone(one, '03-0000-0000')])).not.toContain('03-0000-0000')
    },
  )

  it.each(pages)(
    'R4-2 in $language is filled in: people in the order of calling, blanks where a number is missing',
    ({ language, html }) => {
      const filled = Mustache.render(html, view)
      const blank = language === 'ja' ? '記入' : 'fill in'
      expect(tagsOf(filled)).toEqual([])
      expect(filled).toContain('&lt;Example &amp; Co&gt;')
      expect([...filled.matchAll(/>(officer|deputy|executive)</g)].map((found) => found[1])).toEqual([
        'officer',
        'deputy',
        'executive',
      ])
      // The deputy's name and number, and the server company's number; the public window is known by its page.
      expect(filled.split(`<span class="write">${blank}</span>`)).toHaveLength(4)
      expect(filled).toContain('example.org')
    },
  )
})
