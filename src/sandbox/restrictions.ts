import { HttpError } from './http-error.ts'
import { asObject, asTexts } from './json.ts'

type Act = 'creation' | 'update' | 'deletion'
type Rule = Act | 'pull_request' | 'required_signatures' | 'commit_message_pattern'

/** Settings of GitHub's pages alone, by which GitHub refuses. */
type Settings = {
  /** Texts that its push protection takes for secrets. */
  pushProtection: string[]
  /** Rules by branch, named as in a ruleset; a pattern stands behind its rule: `commit_message_pattern:^feat`. */
  rules: Record<string, string[]>
  /** Names of repositories that are archived. */
  archived: string[]
}

export type Push = {
  branch?: string
  act: Act
  texts: readonly string[]
  status: 409 | 422
  /** The commit that is brought: `none` where a branch goes, or where none is on a branch yet. */
  commit: { message: string; signed: boolean } | 'none'
}

export type Restrictions = {
  settings(): Settings
  /** All of them anew. */
  set(settings: unknown): Settings
  /** Throws where a write of these texts to this branch is refused; `status` is 409 for contents, 422 for refs. */
  onPush(push: Push): void
  /** `isArchived`: by its own settings, which alone may still be changed. */
  onWrite(repository: string, isArchived: boolean): void
}

const WORDS: Record<Rule, string> = {
  creation: 'Cannot create ref due to creations being restricted.',
  update: 'Cannot update this protected ref.',
  deletion: 'Cannot delete this protected ref.',
  pull_request: 'Changes must be made through a pull request.',
  required_signatures: 'Commits must have verified signatures.',
  commit_message_pattern: 'Commit message must match a given regex pattern: ',
}

/** A rule as a ruleset names it, and the pattern behind it. */
export function ruleIn(named: string): { type: string; pattern: string } {
  const [, type = named, pattern = ''] = /^(\w+):(.*)$/s.exec(named) ?? []
  return { type, pattern }
}

/** The words by which GitHub says what does not go. */
function brokenBy(named: string, { act, commit }: Push): string | undefined {
  const { type, pattern } = ruleIn(named)
  if (type === act) return WORDS[act]
  if (type === 'pull_request' && act === 'update') return WORDS.pull_request
  if (commit === 'none') return undefined
  if (type === 'required_signatures' && !commit.signed) return WORDS.required_signatures
  if (type === 'commit_message_pattern' && !new RegExp(pattern).test(commit.message))
    return `${WORDS.commit_message_pattern}${pattern}`
  return undefined
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
    onPush: (push) => {
      const { branch, texts, status } = push
      const rules = branch === undefined ? [] : (settings.rules[branch] ?? [])
      const broken = rules.map((named) => brokenBy(named, push)).find((words) => words !== undefined)
      if (broken !== undefined) throw violated(broken, status)
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
