import type { PlaygroundLanguage } from '../../words.ts'
import { FACTS } from '../facts.ts'

/** The display name of a person; who has none goes by the login. */
export const nameOf = (login: string, language: PlaygroundLanguage): string =>
  FACTS.people.find((person) => person.login === login)?.names[language] ?? login
