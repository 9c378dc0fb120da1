import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

/**
 * Of axe: a part of the frame around all pages that was looked at as it stands, numbers aside, is not looked at again. A
 * browser's page keeps its width and its theme, so that nothing else could make a difference.
 */
const LOOK = `(() => {
  const known = (window.framesKnown ??= new Set())
  const seen = [...document.querySelectorAll('.top > *')].filter((part) => {
    const key = document.documentElement.lang + part.outerHTML.replace(/\\d+/g, '0')
    return known.has(key) || !known.add(key)
  })
  // Nothing that axe would load beforehand is asked for by a rule of ours, and frames are looked at by themselves.
  const how = { resultTypes: ['violations'], preload: false, iframes: false }
  return axe.run(seen.length > 0 ? { exclude: seen } : document, how).then(({ violations }) => violations)
})()`

/** The obstacles for somebody who reads by screen reader, keyboard or in high contrast, on the page and in the frames on it. */
export async function axeProblems(page: Page): Promise<string[]> {
  const found = await Promise.all(page.frames().map(obstaclesIn))
  return found.flat()
}

async function obstaclesIn(frame: Frame): Promise<string[]> {
  // The page stays when it is shown another one.
  if (!(await frame.evaluate<boolean>("'axe' in window"))) await frame.evaluate(axe.source)
  const found = await frame.evaluate<{ id: string; nodes: { html: string; failureSummary?: string }[] }[]>(LOOK)
  return found.map(
    ({ id, nodes }) =>
      `${frame.url()} ${id}: ${nodes
        .map(({ html }) => html.slice(0, 160))
        .slice(0, 3)
        .join(' ')} ${nodes[0]?.failureSummary ?? ''}`,
  )
}

/** Opens an address, without loading the program anew where it is there, and waits until the page has read what it shows. */
export async function open(page: Page, url: string): Promise<void> {
  if (new URL(url).origin === new URL(page.url()).origin)
    await page.evaluate<void>(`
      history.pushState(null, '', ${JSON.stringify(url)})
      dispatchEvent(new Event('playground:moved'))
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))
    `)
  else await page.goto(url)
  await page.locator('main h1').first().waitFor()
  await page.locator('main [role=status]').first().waitFor({ state: 'detached' })
}

/** Whether the page scrolls sideways, which on a phone nobody should have to do. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')
