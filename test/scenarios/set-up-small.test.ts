import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { laidOut } from '../../src/hosts/cli/sandbox-set-up.ts'
import { emptyFolder, hikeshi } from '../hosts/cli/hikeshi.ts'
import { type Company, company } from './company.ts'
import { at } from './walk.ts'

/** The holders of roles, and who plays whom: on the embedded GitHub each account is one of its people. */
const COMPANIES = [
  {
    of: 'two',
    locale: 'ja',
    roles: {
      officer: 'aoki',
      deputy: 'mori',
      representative: 'mori',
      sysadmin: 'aoki',
      responder: 'aoki,mori',
      board: 'aoki,mori',
      investigator: 'aoki',
      decider: 'mori',
    },
    // A role that is not the one is the other.
    plays: { responder: 'officer', sysadmin: 'officer', executive: 'deputy', board: 'deputy' },
    few: true,
  },
  {
    of: 'eight',
    locale: 'en',
    roles: {
      officer: 'aoki',
      deputy: 'mori',
      representative: 'hara',
      sysadmin: 'sato,kato',
      responder: 'sato,kato,abe',
      board: 'hara,endo',
      investigator: 'mori',
      decider: 'hara,ono',
    },
    plays: {},
    few: false,
  },
] as const

describe.each(COMPANIES)('a company of $of, set up from nothing ($locale)', ({ locale, roles, plays, few }) => {
  let office: Company | undefined
  afterAll(() => office?.stop())

  /** The company's own file as `init` lays it and `check` proves it. */
  const laid = async (language: 'ja' | 'en'): Promise<string> => {
    const folder = await emptyFolder()
    const named = Object.entries(roles).flatMap(([role, who]) => ['--person', `${role}=${who}`])
    const company = ['--company', 'Acme', '--phone', '03-5550-0100', '--locale', language]
    const where = ['--mode', 'app', '--repository', 'acme/incidents', ...company]
    expect(await hikeshi(folder, 'init', ...where, ...named)).toMatchObject({ code: 0, err: '' })
    const own = await readFile(join(folder, '.github/hikeshi.yml'), 'utf8')
    expect(own.includes('people: few')).toBe(few)
    expect(own).toContain(`locale: ${language}\n`)
    expect(own.split('\n').length).toBeLessThanOrEqual(120)
    expect(await hikeshi(folder, 'check', '.github/hikeshi.yml')).toMatchObject({ code: 0, err: '' })
    return own
  }

  let own: Promise<string> | undefined
  const itsOwn = (): Promise<string> => {
    own ??= laid(locale)
    return own
  }

  it('R4.2-1 R9-2 is laid and proved in the other language, with the same people', async () => {
    const other = await laid(locale === 'ja' ? 'en' : 'ja')
    // Behind each stands its name in the language of the file.
    const people = (text: string) => text.match(/^ {2}[a-z]+: \[[^\]]*\]/gm) ?? []
    expect(people(other).length).toBeGreaterThan(0)
    expect(people(other)).toEqual(people(await itsOwn()))
  }, 600_000)

  it('R4.2-1 R1-3 is proved, adopted, and goes with one incident from the report to closed', async () => {
    const here = await company(laidOut(await itsOwn()))
    office = here
    const cast: Readonly<Record<string, string>> = plays
    const walked: Company = { ...here, as: (login) => here.as(cast[login] ?? login) }
    const number = await at(walked, 'closed')
    expect(await here.issue(number)).toMatchObject({ state: 'closed', stateReason: 'completed' })
    expect(await here.phase(number)).toBe('closed')
    expect((await here.verify()).findings).toEqual([])
  }, 600_000)
})
