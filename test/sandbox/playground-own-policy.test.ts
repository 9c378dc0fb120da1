import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { laidOut } from '../../src/hosts/cli/sandbox-set-up.ts'
import { openPage } from './playground-browser.ts'
import { chromium, playgroundHere } from './playground-here.ts'
import { axeProblems, isTooWide, open } from './playground-pages.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/policies/own/${name}.yml`, import.meta.url), 'utf8')
/** A phase, a system, a field, a customer and names of the company's own; few people, and nobody in the company on the board. */
const OWN = `${fixture('more-phases')}
people: few
people-reason: 社員は2名のみ
roles:
  officer: { label: { ja: 情報安全主任, en: Safety lead }, users: [aoki] }
  deputy: [mori]
  representative: [mori]
  sysadmin: [aoki]
  responder: [aoki, mori]
  board: { outside: 社員総会 }
  investigator: [aoki]
  decider: [mori]
systems:
  shop: { label: { ja: 受注サイト, en: Web shop }, kind: application, owner: sysadmin, works: [orders] }
fields:
  insurer-told-at: { kind: time, label: { ja: 保険会社に伝えた日時, en: When the insurer was told }, clause: R4.3-2c }
`

describe.skipIf(chromium === undefined)("the playground in a browser, by a company's own policy", () => {
  const here = playgroundHere(OWN)

  it.each([
    ['ja', 1280, '受注サイト', '情報安全主任'],
    ['en', 390, 'Web shop', 'Safety lead'],
  ] as const)(
    '%s at %i px: forms, columns, phases, names and people are those of the policy',
    {
      timeout: 600_000,
    },
    async (locale, width, system, role) => {
      const { sandbox, browser } = here
      const { page, wrong } = await openPage(browser, sandbox.url, { width, height: 860 })
      const at = (path: string) => `${sandbox.url}${path}${path.includes('?') ? '&' : '?'}locale=${locale}`
      const text = () => page.locator('body').innerText()
      const looked: string[] = []
      const look = async (path: string) => {
        await open(page, at(path))
        looked.push(...(await axeProblems(page)))
        if (await isTooWide(page)) looked.push(`${path} is too wide`)
        return text()
      }
      const { incidents } = sandbox.repos
      await page.goto(at('/'))
      expect(await look(`/${incidents}/issues/new/choose`)).not.toContain('undefined')
      const template = laidOut(OWN).files?.incidents?.map(({ path }) => path.split('/').at(-1) ?? '')
      const mine = template?.find((name) => name.endsWith(`incident.${locale}.yml`)) ?? expect.fail('There is a form')
      const form = await look(`/${incidents}/issues/new?template=${mine}`)
      expect(form).toContain('03-5550-0100')
      expect(await page.locator('.issue-form').innerHTML()).toContain(system)
      await page.locator('.issue-form textarea').first().fill(`${system} (${locale})`)
      await page.locator('.issue-form button[type=submit], .issue-form .primary').last().click()
      await page.waitForURL(/\/issues\/\d+/)
      await page.getByText('/help').first().waitFor()
      const [, number = ''] = /\/issues\/(\d+)/.exec(page.url()) ?? []
      const shown = await look(`/${incidents}/issues/${number}`)
      expect(shown).not.toMatch(/undefined|\[object/)
      // The role is called as the company calls it, wherever it stands, folded or not.
      expect(await page.locator('main').textContent()).toContain(role)
      const board = await look(`/orgs/${sandbox.org}/projects/${sandbox.project.number}`)
      expect(board).toContain('経過観察')
      expect(await look('/playground/mail')).not.toContain('undefined')
      expect(await look('/playground/records')).not.toContain('undefined')
      expect({ looked, wrong }).toEqual({ looked: [], wrong: [] })
      await page.close()
    },
  )
})
