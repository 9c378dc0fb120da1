import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emergencyPage } from '../../../src/adapters/files/emergency-page.ts'
import { messages } from '../../../src/adapters/messages/messages.ts'
import { LANGUAGES, type Language } from '../../../src/domain/policy/languages.ts'
import { type Act, action, as, record } from '../../support/acts.ts'
import { chromiumPath, startBrowser } from '../../support/browser.ts'
import { incidentIn, OPEN_PHASES, reported, reportedWithTime } from '../../support/incident.ts'
import { closing, learning } from './sample-acts.ts'
import { answerTexts, sampleRunbook, sampleWorld, statusText, told } from './sample-world.ts'

const SCREEN = { width: 390, height: 844 }
const SCREENS_WHEN_OPENED = 2

/** As GitHub shows it on a phone: its own style sheet, the margin that its documentation asks for, nothing unfolded. */
const styles = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
)
const page = (markdown: string): string => {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })
  return `<!doctype html><style>${styles} body { margin: 0 } article { padding: 15px }</style><article class="markdown-body">${html}</article>`
}

const ordinary: readonly (readonly [string, readonly Act[]])[] = [
  ...['reported', 'analysis', 'containment', 'eradication', 'recovery'].map(
    (phase) => [phase, incidentIn(phase)] as const,
  ),
  ['learning', learning.filter(({ command }) => command.kind !== 'part-of')],
  ['closed', [...learning, ...closing]],
]

/** The cases that are not ordinary: what they bring besides stands open beside all else. */
const personal = { information: ['personal', 'customers', 'credentials'], ongoing: ['spreading'] }
const reportedAs =
  (more: Readonly<Record<string, readonly string[]>>, process = 'incident') =>
  ([first, ...rest]: readonly Act[]): Act[] => {
    const { command, ...act } = first ?? expect.fail('nothing was reported')
    const { command: said } = reported('malware', more)
    if (command.kind !== 'open' || said.kind !== 'open') return expect.fail('nothing was reported')
    const told = command.answers.filter(({ field }) => field === 'detected-at')
    return [{ ...act, command: { ...command, process, form: process, answers: [...said.answers, ...told] } }, ...rest]
  }
const UNORDINARY: Readonly<Record<string, (acts: readonly Act[]) => Act[]>> = {
  'personal data (APPI)': reportedAs(personal),
  'personal data, and a time that nobody can read': ([, ...rest]) =>
    reportedAs(personal)([reportedWithTime('今朝', 'without-hour'), ...rest]),
  'several systems': reportedAs({ ...personal, systems: Object.keys(sampleWorld.policy.systems).slice(0, 8) }),
  'a drill': reportedAs({}, 'drill'),
  'one that few may know of': (acts) => reportedAs(personal, 'restricted-incident')(byTheFew(acts)),
  'an alert of a machine': ([first, ...rest]) => (first === undefined ? [] : [{ ...first, by: 'app' }, ...rest]),
  reopened: (acts) => [...acts, as('officer', { kind: 'move', to: 'reported', reason: LONG.slice(0, 200) })],
}

/** Few lead it: whoever responds to other incidents may be the one it is about. */
const byTheFew = (acts: readonly Act[]): Act[] =>
  acts.map((act) => ({ ...act, by: act.by === 'reporter' ? act.by : 'officer' }))

/** The organisation that the runbook started is at its end before anything is learnt. */
const stoodDown = (acts: readonly Act[]): Act[] =>
  acts.flatMap((act) =>
    act.command.kind === 'move' && act.command.to === 'learning'
      ? [as('officer', { kind: 'stand-down', trigger: 'all-recovered' }), act]
      : [act],
  )

const LONG = '共有フォルダーの文書が次々に読めなくなり、営業部と経理部の端末でも同じ画面が表示されています。'.repeat(8)
const SYSTEMS = Array.from({ length: 20 }, (_, at) => `long-named-${at + 1}`)

/** A company of which everything has a long name. */
const largeWorld = (language: Language) => {
  const { policy } = sampleWorld
  const [like] = Object.values(policy.systems)
  if (like === undefined) throw new Error('the default policy has no system')
  const label = (at: number) => ({
    ja: `受発注・在庫・請求を扱う基幹業務システム（第${at + 1}事業部、東日本データセンター）`,
    en: `Order, stock and invoicing system of division ${at + 1} (eastern data centre)`,
  })
  const systems = Object.fromEntries(SYSTEMS.map((id, at) => [id, { ...like, label: label(at) }]))
  const grown = (texts: readonly string[]) =>
    Array.from({ length: 12 }, (_, at) => `${texts[at % texts.length] ?? ''}${LONG.slice(0, 200)}`)
  const { sections: of, ...runbook } = sampleRunbook(language)
  const sections: typeof of = {
    ...{ first: grown(of.first), analysis: grown(of.analysis), containment: grown(of.containment) },
    ...{ eradication: grown(of.eradication), recovery: grown(of.recovery), learning: grown(of.learning) },
  }
  return {
    ...sampleWorld,
    policy: { ...policy, systems: { ...policy.systems, ...systems } },
    runbooks: [{ ...runbook, sections }, ...sampleWorld.runbooks.slice(1)],
  }
}

/** The same way, with 20 systems, long words in every field that takes words, and 30 measures. */
const large = (acts: readonly Act[]): Act[] => {
  const words = Object.entries(sampleWorld.policy.fields).flatMap(([id, { kind }]) =>
    kind === 'text' ? [[id, LONG]] : [],
  )
  const grown = acts.flatMap((act): Act[] => {
    const { command } = act
    if (command.kind === 'recovered') return SYSTEMS.map((system) => ({ ...act, command: { ...command, system } }))
    if (command.kind !== 'record') return [act]
    const named = command.answers.some(({ field }) => field === 'systems')
    return named ? [act, { ...act, command: record({ systems: SYSTEMS }) }] : [act]
  })
  const [opened, ...then] = grown
  if (opened === undefined) throw new Error('nothing was reported')
  const early = words.map(([id = '', text = '']) => as('officer', record({ [id]: text })))
  const measures = Array.from({ length: 30 }, () => as('officer', action('sysadmin')))
  const end = then.findIndex(({ command }) => command.kind === 'move' && command.to === 'closed')
  const at = end < 0 ? then.length : end
  return [opened, ...early, ...then.slice(0, at), ...measures, ...then.slice(at)]
}

const executablePath = chromiumPath('What fits on a phone was not measured')

describe.skipIf(executablePath === undefined)('on a phone of 390 by 844 points', () => {
  let browser: Browser
  let tab: Page
  beforeAll(async () => {
    browser = await startBrowser(executablePath ?? '')
    tab = await browser.newPage({ viewport: SCREEN })
  })
  afterAll(() => browser.close())

  async function screens(markdown: string): Promise<number> {
    await tab.setContent(page(markdown))
    const { height, width } = await tab
      .locator('article')
      .evaluate(({ scrollHeight, scrollWidth }) => ({ height: scrollHeight, width: scrollWidth }))
    expect(width).toBeLessThanOrEqual(SCREEN.width)
    return height / SCREEN.height
  }
  const worldIn = (language: Language) => ({
    ...sampleWorld,
    runbooks: [sampleRunbook(language), ...sampleWorld.runbooks.slice(1)],
  })

  const all = LANGUAGES.flatMap((language) => ordinary.map(([phase, acts]) => ({ language, phase, acts })))
  it.each(all)('R4.2-2 the status comment takes two screens at most: $language, $phase', async (one) => {
    const world = worldIn(one.language)
    const now = told(one.acts, world)
    expect(now.case?.phase).toBe(one.phase)
    expect(await screens(statusText(now, one.language, world))).toBeLessThanOrEqual(SCREENS_WHEN_OPENED)
    // Those who are called into the phase may read a mail of this alone.
    expect(await screens(answerTexts(one.acts, one.language, world).at(-1) ?? '')).toBeLessThanOrEqual(1)
  })

  it.each(all)('R4.2-2 so do the first answer and the status comment together: $language, $phase', async (one) => {
    const world = worldIn(one.language)
    const [first = ''] = answerTexts(one.acts, one.language, world)
    const together = (await screens(first)) + (await screens(statusText(told(one.acts, world), one.language, world)))
    expect(together).toBeGreaterThan(1)
    expect(together).toBeLessThanOrEqual(SCREENS_WHEN_OPENED)
  })

  it.each(all)('R4.2-2 so it does in a large case with long words: $language, $phase', async (one) => {
    const world = largeWorld(one.language)
    const now = told(large(one.acts), world)
    expect(now.case?.phase).toBe(one.phase)
    const text = statusText(now, one.language, world)
    // Nothing is left out for it: what is folded is one tap away.
    expect(text).toContain(`<summary>`)
    expect(await screens(text)).toBeLessThanOrEqual(SCREENS_WHEN_OPENED)
  })

  const odd = LANGUAGES.flatMap((language) =>
    Object.entries(UNORDINARY).flatMap(([what, change]) =>
      OPEN_PHASES.map((phase) => ({ language, what, phase, change })),
    ),
  )
  it.each(odd)('R4.2-2 so it does in a case of another sort: $language, $what, $phase', async (one) => {
    const world = worldIn(one.language)
    const acts = one.change(stoodDown(incidentIn(one.phase)))
    const now = told(acts, world)
    // A drill waits for no notice, and one that is taken up again begins anew.
    if (one.what !== 'a drill' && one.what !== 'reopened') expect(now.case?.phase).toBe(one.phase)
    expect(await screens(statusText(now, one.language, world))).toBeLessThanOrEqual(SCREENS_WHEN_OPENED)
    if (one.phase !== 'reported') return
    const [first = ''] = answerTexts(acts.slice(0, 1), one.language, world)
    // The reporter's own steps stand before what the law asks of others, and on the first screen.
    expect(first.indexOf('/note')).toBeLessThan(first.includes('⚖️') ? first.indexOf('⚖️') : Number.POSITIVE_INFINITY)
    expect(await screens(first.split('/note')[0] ?? '')).toBeLessThan(0.5)
    expect(await screens(first)).toBeLessThanOrEqual(1.5)
  })

  it.each(LANGUAGES)(
    'R4.1-3 however often an alert comes again, its count is told in half a screen: %s',
    async (language) => {
      const issues = Array.from({ length: 400 }, (_, at) => at + 10)
      const count = messages().reportedAgain({ count: 400, isMost: false, issues }, language)
      expect(count).toContain('400')
      expect(await screens(count)).toBeLessThan(0.5)
    },
  )

  it.each(LANGUAGES)('R4.2-1 the first answer fits on one screen: %s', async (language) => {
    const [first = ''] = answerTexts(incidentIn('reported'), language, worldIn(language))
    expect(await screens(first)).toBeLessThanOrEqual(1)
  })

  it.each(['reporter.md', 'reporter.ja.md'])(
    'R1-1 the sheet for reporters prints on one page of A4: %s',
    async (name) => {
      const text = readFileSync(new URL(`../../../.github/docs/${name}`, import.meta.url), 'utf8')
      await tab.setContent(page(text))
      const margin = { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' }
      const printed = (await tab.pdf({ format: 'A4', margin })).toString('latin1')
      expect(printed.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    },
  )

  it.each(LANGUAGES)(
    'R4-2 the page behind the chooser’s link reads on three screens and a half: %s',
    async (language) => {
      const template = new URL(`../../../templates/emergency/${language}.md`, import.meta.url)
      const { policy } = sampleWorld
      const text = emergencyPage(readFileSync(template, 'utf8'), { ...policy, locale: language })
      expect(text.indexOf('119')).toBeLessThan(text.indexOf('## 3'))
      // Whom to phone stands on the first.
      expect(await screens(text.split('## 3')[0] ?? '')).toBeLessThanOrEqual(1)
      expect(await screens(text)).toBeLessThanOrEqual(3.5)
    },
  )

  it.each(LANGUAGES)(
    'R4.2-4 what is refused is told on two screens at most, folded parts aside: %s',
    async (language) => {
      const refused = answerTexts(
        [...incidentIn('containment'), as('responder', { kind: 'move', to: 'eradication', reason: '' })],
        language,
        worldIn(language),
      ).at(-1)
      expect(refused).toContain('<summary>')
      expect(await screens(refused ?? '')).toBeLessThanOrEqual(SCREENS_WHEN_OPENED)
    },
  )

  it.each(LANGUAGES)('R4.1-1b whoever is appointed reads it all on one screen: %s', async (language) => {
    const told = answerTexts(
      [...incidentIn('reported'), as('officer', { kind: 'appoint', login: 'deputy', reason: '夜間のため' })],
      language,
      worldIn(language),
    ).at(-1)
    expect(told).toContain('@deputy')
    expect(await screens(told ?? '')).toBeLessThanOrEqual(1)
  })
})
