import { type FakeGitHub, same } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import type { Answer } from '../route.ts'
import type { SandboxFacts } from '../sandbox-facts.ts'
import { boardPage } from './board-page.ts'
import { homePage } from './home-page.ts'
import { issuePage } from './issue-page.ts'
import { show } from './show.ts'

/** The few pages for whoever opens the sandbox in a browser; undefined where the API is to answer. */
export async function page(
  world: FakeGitHub,
  facts: SandboxFacts,
  method: string,
  url: URL,
  accept = '',
): Promise<Answer | undefined> {
  if (method !== 'GET') return undefined
  const path = url.pathname
  if (path === '/') return accept.includes('text/html') ? show(await homePage(world, facts)) : undefined
  if (path === `/orgs/${facts.org}/projects/${facts.project.number}`) return show(await boardPage(world))
  const [, repository, number] = /^\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)$/.exec(path) ?? []
  const found = world.repositories.find((each) => same(each.full_name, repository ?? ''))
  if (!found || !number) return undefined
  try {
    return show(await issuePage(world, found, number))
  } catch (error) {
    if (error instanceof HttpError) return show(`<!doctype html><p>${error.status}</p>`, error.status)
    throw error
  }
}
