import { generatedFiles } from '../../../adapters/files/plan-files.ts'
import { POLICY_PATH, RESOLVED_PATH } from '../../../adapters/files/policy-paths.ts'
import { changeLine } from '../../../adapters/messages/change-line.ts'
import { bullets } from '../../../adapters/messages/marks.ts'
import { textsIn } from '../../../adapters/messages/texts.ts'
import type { RepositoryName } from '../../../app/ports/github.ts'
import type { PullRequestDraft } from '../../../app/ports/pull-requests.ts'
import type { Language } from '../../../domain/policy/basics.ts'
import type { Raised } from './raise-base.ts'
import { UPGRADE_WORDS } from './upgrade-words.ts'

/** GitHub takes 65,536 characters. */
const MOST = 60_000

/** The text on a raised base: what changes in words, what the check finds, and which recorded cases would differ. */
export function upgradeText(raised: Raised, replayed: string, language: Language): string {
  const words = UPGRADE_WORDS[language]
  const translate = textsIn(language)
  const { findings, changes } = raised
  const found = findings.map(({ file, line, code, message }) => `${file}:${line} ${code}: ${message}`)
  return [
    changes.length === 0 ? words.nothing : bullets(changes.map((change) => changeLine(translate, change, language))),
    ...(found.length === 0 ? [] : [`${words.findings(found.length)}\n\n\`\`\`text\n${found.join('\n')}\n\`\`\``]),
    replayed,
  ].join('\n\n')
}

/** The pull request with every file of that repository that follows from the raised base. */
export async function upgradeProposal(
  raised: Raised,
  replayed: string,
  repository: RepositoryName,
  language: Language,
): Promise<PullRequestDraft> {
  const words = UPGRADE_WORDS[language]
  const { from, to } = raised
  const title = words.title(to)
  const generated = await generatedFiles(raised.policy, 'incidents')
  const said = [words.proposed(from, to), upgradeText(raised, replayed, language)].join('\n\n')
  return {
    ...{
      repository: { ...repository, pin: 'not-pinned' as const },
      title,
      branch: `hikeshi/${to.replace('@', '-')}`,
      message: title,
    },
    body: `${said.slice(0, MOST)}\n\n${words.after}\n`,
    files: [
      { path: POLICY_PATH, content: raised.text },
      { path: RESOLVED_PATH, content: raised.resolved },
      ...generated.map(({ path, text }) => ({ path, content: text })),
    ],
  }
}
