import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../../../src/domain/policy/basics.ts'
import { open } from '../../../sandbox/playground-pages.ts'
import { ROOT } from '../files.ts'

export const PICTURES = '.github/images'

/** As an image tag asks for one of the two: the light one has no word for it in its name. */
const THEMES = [
  ['light', ''],
  ['dark', '.dark'],
] as const

/** The pictures of a run: each by its name, as it was come by; they are written where the run is asked to. */
export interface Camera {
  writes: boolean
  taken: string[]
}

export interface Screen {
  page: Page
  /** Shows an address, or stays where it is, and waits until the page has read what it shows. */
  at(path: string): Promise<void>
  /** The picture of what the screen shows from this element on, by day and by night. */
  shoot(name: string, from: string): Promise<void>
}

/** A screen of this size at the sandbox's address, whose pictures are in this language. */
export async function screenOf(
  browser: Browser,
  url: string,
  language: Language,
  viewport: { width: number; height: number },
  camera: Camera,
): Promise<Screen> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' })
  return {
    page,
    async at(path) {
      await open(page, `${url}${path}${path.includes('?') ? '&' : '?'}locale=${language}`)
    },
    async shoot(name, from) {
      const element = page.locator(from).first()
      await element.waitFor()
      for (const [colorScheme, mark] of THEMES) {
        const file = `${name}.${language}${mark}.png`
        camera.taken.push(file)
        if (!camera.writes) continue
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await element.evaluate((each: { scrollIntoView(): void }) => each.scrollIntoView())
        const path = join(ROOT, PICTURES, file)
        await page.screenshot({ path })
        process.stdout.write(`taken  ${file}  ${smaller(path)} bytes\n`)
      }
      if (camera.writes) await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    },
  }
}

/** Makes a picture anew with a palette: a third of its size, and no eye sees a difference. */
function smaller(path: string): number {
  execFileSync('pngquant', ['--force', '--skip-if-larger', '--strip', '--quality', '80-100', '--output', path, path])
  return statSync(path).size
}
