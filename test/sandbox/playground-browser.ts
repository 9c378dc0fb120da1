import type { Browser, Page } from 'playwright-core'

/** A page that may reach nothing but the sandbox, and what went wrong on it. */
export async function openPage(
  browser: Browser,
  origin: string,
  viewport: { width: number; height: number },
): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce', hasTouch: viewport.width < 700 })
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) wrong.push(`request to ${url}`)
  })
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) wrong.push(message.text())
  })
  page.setDefaultTimeout(60_000)
  return { page, wrong }
}
