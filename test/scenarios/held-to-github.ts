import { expect } from 'vitest'
import { checkWebhook } from '../contracts/check-webhook.ts'
import { checkRecorded } from '../contracts/recorded.ts'
import type { Company } from './company.ts'

/** Everything that went over the wire in a scenario, both ways, held against GitHub's own description. */
export async function heldToGitHub(company: Company): Promise<void> {
  const exchanges = await company.exchanges()
  expect(exchanges.length).toBeGreaterThan(0)
  const problems = checkRecorded(exchanges).filter(
    ({ side, status, path, pointer }) =>
      // GitHub's description has a 409 as exactly one of two forms, and every refusal is both; of the list of
      // installations it says that an account is a person's and an enterprise's at once.
      side === 'request' ||
      !(status === 409 || (path.startsWith('/app/installations?') && pointer.startsWith('/0/account'))),
  )
  expect(problems).toEqual([])
  const said = (await company.deliveries()).flatMap(({ event, action, payload }) =>
    checkWebhook(event, payload)
      // GitHub's description is silent about some, its list of an app's events is an old one, and a bot's address
      // (1+name[bot]@users.noreply.github.com) is none by the letter.
      .filter(
        ({ code, pointer }) => code !== 'unknown-webhook' && !/performed_via_github_app\/events\/\d+$/.test(pointer),
      )
      .filter(({ pointer, text }) => !(pointer.endsWith('/email') && text.includes('format "email"')))
      .map((problem) => ({ event, action, ...problem })),
  )
  expect(said).toEqual([])
}
