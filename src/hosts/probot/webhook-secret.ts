import type { Told } from '../../domain/values/told-error.ts'

const SHORTEST = 16
/** With fewer different characters it is a key held down, or a pattern. */
const FEWEST_CHARACTERS = 6
/** How much must be left of it without what everybody guesses. */
const LEFT = 6

/** The parts of guesses: words, and rows of a keyboard. */
const GUESSED =
  /development|production|placeholder|0123456789abcdef|1234567890|0123456789|123456|abcdefghij|qwertyuiop|asdfghjkl|password|changeme|webhook|hikeshi|example|default|sandbox|secret|github|probot|replace|change|random|string|please|token|admin|dummy|your|test|here|this|with|long|some|hook|key|app|dev|the|foo|bar|my|me|to|by|[\s_.-]/g

/** Why nobody should start with this secret, in a sentence; undefined where there is nothing against it. */
export function webhookSecretProblem(secret: string): Told | undefined {
  const plain = secret.trim().toLowerCase()
  if (plain.length < SHORTEST)
    return {
      ja: `WEBHOOK_SECRET が ${SHORTEST} 文字より短く、推測されます。「openssl rand -hex 32」が出すような、でたらめなものにしてください`,
      en: `WEBHOOK_SECRET is shorter than ${SHORTEST} characters and can be guessed: choose a random one, such as "openssl rand -hex 32" prints`,
    }
  if (new Set(plain).size < FEWEST_CHARACTERS || plain.replaceAll(GUESSED, '').length < LEFT)
    return {
      ja: 'WEBHOOK_SECRET がだれにでも推測できるものです。「openssl rand -hex 32」が出すような、でたらめなものにしてください',
      en: 'WEBHOOK_SECRET is one that anybody would guess: choose a random one, such as "openssl rand -hex 32" prints',
    }
  return undefined
}
