import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES, type Language } from '../../../src/domain/policy/basics.ts'
import type { Act } from '../../support/acts.ts'
import { chromiumPath, startBrowser } from '../../support/browser.ts'
import { incidentIn } from '../../support/incident.ts'
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

const executablePath = chromiumPath('What fits on a phone was not measured')

describe.skipIf(executablePath === undefined)('on a phone of 390 by 844 points', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser(executablePath ?? '')
  })
  afterAll(() => browser.close())

  async function screens(markdown: string): Promise<number> {
    const tab = await browser.newPage({ viewport: SCREEN })
    try {
      await tab.setContent(page(markdown))
      const height = await tab.locator('article').evaluate(({ scrollHeight }) => scrollHeight)
      expect(await tab.locator('article').evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(SCREEN.width)
      return height / SCREEN.height
    } finally {
      await tab.close()
    }
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
  })

  it.each(LANGUAGES)('R4.2-1 the first answer fits on one screen: %s', async (language) => {
    const [first = ''] = answerTexts(incidentIn('reported'), language, worldIn(language))
    expect(await screens(first)).toBeLessThanOrEqual(1)
  })
})
