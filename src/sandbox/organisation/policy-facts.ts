/** The organisation's shape that a policy needs. */
export interface PolicyFacts {
  locale: string
  teams: { name: string; members: string[] }[]
  boardOptions: string[]
}

export type ReadPolicy = (text: string, people: readonly string[]) => PolicyFacts
