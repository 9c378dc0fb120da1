import { HttpError } from './http-error.ts'
import { asObject, asTexts } from './json.ts'

type Rule = 'creation' | 'update' | 'deletion' | 'pull_request'

/** Settings of GitHub's pages alone, by which GitHub refuses. */
type Settings = {
  /** Texts that its push protection takes for secrets. */
  pushProtection: string[]
  /** Rules by branch, named as in a ruleset. */
  rules: Record<string, string[]>
  /** Names of repositories that are archived. */
  archived: string[]
}

export type Restrictions = {
  settings(): Settings
  /** All of them anew. */
  set(settings: unknown): Settings
  /** Throws where a write of these texts to this branch is refused; `status` is 409 for contents, 422 for refs. */
  onPush(push: { branch?: string; act: Rule; texts: readonly string[]; status: 409 | 422 }): void
  /** `isArchived`: by its own settings, which alone may still be changed. */
  onWrite(repository: string, isArchived: boolean): void
}

const WORDS: Record<Rule, string> = {
  creation: 'Cannot create ref due to creations being restricted.',
  update: 'Cannot update this protected ref.',
  deletion: 'Cannot delete this protected ref.',
  pull_request: 'Changes must be made through a pull request.',
}

export function restrictions(): Restrictions {
  let settings: Settings = { pushProtection: [], rules: {}, archived: [] }
  const violated = (why: string, status: number, more: { metadata?: object } = {}) =>
    new HttpError(status, `Repository rule violations found\n\n${why}\n\n`, more)
  return {
    settings: () => settings,
    set: (wanted) => {
      const { pushProtection, rules, archived } = asObject(wanted)
      const byBranch = Object.entries(asObject(rules)).map(([branch, names]) => [branch, asTexts(names)])
      settings = {
        pushProtection: asTexts(pushProtection),
        rules: Object.fromEntries(byBranch),
        archived: asTexts(archived),
      }
      return settings
    },
    onPush: ({ branch, act, texts, status }) => {
      const rules = branch === undefined ? [] : (settings.rules[branch] ?? [])
      const rule = ([act, ...(act === 'update' ? (['pull_request'] as const) : [])] as const).find((one) =>
        rules.includes(one),
      )
      if (rule !== undefined) throw violated(WORDS[rule], status)
      if (!settings.pushProtection.some((secret) => texts.some((text) => text.includes(secret)))) return
      const placeholder = { placeholder_id: '2bJqYxN6Kd2p1Nq0cVhZ', token_type: 'amazon_aws_access_key_id' }
      throw violated('Secret detected in content', status, {
        metadata: { secret_scanning: { bypass_placeholders: [placeholder] } },
      })
    },
    onWrite: (repository, isArchived) => {
      if (isArchived || settings.archived.includes(repository))
        throw new HttpError(403, 'Repository was archived so is read-only.')
    },
  }
}
