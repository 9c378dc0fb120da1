import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromiumPath, startBrowser } from '../../support/browser.ts'
import { TWINS, textOf } from './files.ts'

const chromium = chromiumPath('No page was printed')
const ROLES = ['reporter', 'responder', 'officer', 'reviewer', 'auditor', 'administrator']
const style = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
)

/** The sides of A4 that a page takes as GitHub shows it, in print. */
async function sides(browser: Browser, markdown: string, language: string): Promise<number> {
  const page = await browser.newPage()
  try {
    const body = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
    await page.setContent(`<!doctype html><html lang="${language}"><style>${style}
      @page { size: A4; margin: 12mm } body { margin: 0 } </style>
      <article class="markdown-body">${body}</article></html>`)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
  } finally {
    await page.close()
  }
}

describe.skipIf(chromium === undefined)('what each role prints', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser(chromium ?? '')
  })
  afterAll(() => browser?.close())

  const pages = TWINS.filter(({ en }) => ROLES.some((role) => en.endsWith(`/${role}.md`)))

  it('R4.2-1 is one sheet of A4, both sides of it at most', { timeout: 240_000 }, async () => {
    expect(pages).toHaveLength(ROLES.length)
    const taken: Record<string, number> = {}
    for (const { en, ja } of pages) {
      taken[en] = await sides(browser, textOf(en), 'en')
      taken[ja] = await sides(browser, textOf(ja), 'ja')
    }
    expect(Object.entries(taken).filter(([, count]) => count < 1 || count > 2)).toEqual([])
  })

  it('refused: a page that grew beyond its sheet is seen', { timeout: 240_000 }, async () => {
    expect(await sides(browser, textOf('.github/docs/auditor.md').repeat(4), 'en')).toBeGreaterThan(2)
  })
})
