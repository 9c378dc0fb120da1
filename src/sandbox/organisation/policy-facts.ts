/** What the organisation has to look like for a policy. */
export interface PolicyFacts {
  locale: string
  teams: { name: string; members: string[] }[]
  boardOptions: string[]
}

export type ReadPolicy = (text: string, people: readonly string[]) => PolicyFacts
