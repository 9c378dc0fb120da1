import type { PlaygroundFacts } from '../playground-facts.ts'

/** The facts that came with the page's text. */
export const FACTS: PlaygroundFacts = JSON.parse(document.getElementById('facts')?.textContent ?? '{}')

export const BOT = `${FACTS.app.slug}[bot]`

/** People, in the order in which they are offered; bots have a token and no face. */
export const PEOPLE = FACTS.people.filter(({ login }) => FACTS.tokens[login] !== undefined)

/** The owner of the organisation, who may read everything. */
export const OWNER_LOGIN = 'admin'
