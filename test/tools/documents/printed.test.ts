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

/** The width of A4 between its margins, as CSS counts it. */
const WIDTH = Math.floor((186 / 25.4) * 96)

interface Printed {
  /** The sides of A4 that the page takes as GitHub shows it. */
  sides: number
  /** Lines that would scroll on a screen: paper cuts them off. */
  cut: string[]
}

async function printed(browser: Browser, markdown: string, language: string): Promise<Printed> {
  const page = await browser.newPage()
  try {
    const body = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
    await page.setContent(`<!doctype html><html lang="${language}"><style>${style}
      @page { size: A4; margin: 12mm } body { margin: 0 } </style>
      <article class="markdown-body">${body}</article></html>`)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const sides = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
    await page.setViewportSize({ width: WIDTH, height: 1000 })
    const wide = page.locator('pre, table')
    const cut = await wide.evaluateAll((all: { scrollWidth: number; clientWidth: number; textContent: string }[]) =>
      all.flatMap((each) => (each.scrollWidth > each.clientWidth ? [each.textContent] : [])),
    )
    return { sides, cut }
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

  it('R4.2-1 is one side of A4, and no line is cut off', { timeout: 240_000 }, async () => {
    expect(pages).toHaveLength(ROLES.length)
    const taken: Record<string, Printed> = {}
    for (const { en, ja } of pages) {
      taken[en] = await printed(browser, textOf(en), 'en')
      taken[ja] = await printed(browser, textOf(ja), 'ja')
    }
    expect(taken).toEqual(Object.fromEntries(Object.keys(taken).map((path) => [path, { sides: 1, cut: [] }])))
  })

  it('refused: a page that grew beyond its side, and a command that is wider than paper, are seen', {
    timeout: 240_000,
  }, async () => {
    const line = `hikeshi ${'--option value '.repeat(12)}`
    const grown = `${textOf('.github/docs/auditor.md').repeat(2)}\n\n\`\`\`sh\n${line}\n\`\`\`\n`
    const { sides, cut } = await printed(browser, grown, 'en')
    expect(sides).toBeGreaterThan(1)
    expect(cut).toEqual([`${line}\n`])
  })
})
