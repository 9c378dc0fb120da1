import { expect } from 'vitest'
import type { Delivery } from '../../src/sandbox/deliveries.ts'
import type { SandboxFacts } from '../../src/sandbox/sandbox-facts.ts'
import { checkResponse } from '../contracts/check-response.ts'
import { checkWebhook } from '../contracts/check-webhook.ts'
import type { Problem } from '../contracts/problem.ts'
import { send } from './send.ts'

/**
 * Members that GitHub's own description is silent about cannot be checked against it; its list of an app's events is an
 * old one.
 */
const told = (problems: readonly Problem[]) =>
  problems.filter(
    ({ code, pointer }) =>
      code !== 'unknown-operation' &&
      code !== 'unknown-webhook' &&
      !/performed_via_github_app\/events\/\d+$/.test(pointer),
  )

/** `as('officer')('POST', '/repos/…', {…})`; every answer is held against GitHub's description. */
export const client = (facts: SandboxFacts) => (login: string) => withToken(facts, facts.tokens[login])

export const withToken =
  (facts: SandboxFacts, token: string | undefined) => async (method: string, path: string, body?: unknown) => {
    const reply = await send(facts.url + path, method, token, body)
    // GitHub describes its 409 as exactly one of two forms that every refusal has both of.
    const checked = reply.status !== 409
    const problems = checked ? told(checkResponse({ method, path, status: reply.status, body: reply.body })) : []
    expect(problems, `${method} ${path}`).toEqual([])
    return reply
  }

export const control = (facts: SandboxFacts) => (method: string, path: string, body?: unknown) =>
  send(facts.control + path, method, undefined, body)

/** Everything that was delivered, oldest first. */
export async function delivered(facts: SandboxFacts): Promise<Delivery[]> {
  const { body } = await control(facts)('GET', '/deliveries')
  const all = (body as Delivery[]).toReversed()
  for (const { event, action, payload } of all) {
    expect(told(checkWebhook(event, payload)), `${event} ${action}`).toEqual([])
  }
  return all
}

export const names = (deliveries: readonly Delivery[]): string[] =>
  deliveries.map((each) => (each.action ? `${each.event}.${each.action}` : each.event))
