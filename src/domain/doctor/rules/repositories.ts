import { broken, type DoctorFinding, hint } from '../doctor-finding.ts'
import { ifSeen, type RepositoryFacts, type SetUpFacts } from '../facts.ts'
import { isNamed, renamedLabels } from '../renamed.ts'
import { processesIn } from '../who-needs-what.ts'

/** Each repository is there, closed to strangers, and holds what forms and cases need. */
export function repositoryFindings(facts: SetUpFacts): DoctorFinding[] {
  return facts.repositories.flatMap((repository) => {
    const { seen, name } = repository
    if (seen.kind === 'seen' && seen.value === undefined) return [broken('repository-missing', { repository: name })]
    return [
      ...settings(facts, repository),
      ...labelFindings(repository),
      ...ledgerFindings(facts, repository),
      ...ruleFindings(facts, repository),
      ...planFindings(facts, repository),
      ...formFindings(repository),
    ]
  })
}

function settings({ policy }: SetUpFacts, { name, ids, seen }: RepositoryFacts): DoctorFinding[] {
  const found = ifSeen(seen)
  if (found === undefined) return []
  const about = { repository: name }
  const mayBePublic = ids.some((id) => Object.hasOwn(policy['public-repositories'], id))
  const takesCases = processesIn(policy, ids).length > 0
  return [
    ...(found.private || mayBePublic ? [] : [broken('repository-public', about)]),
    ...(found.archived ? [broken('repository-archived', about)] : []),
    ...(takesCases && !found.issues ? [broken('issues-off', about)] : []),
  ]
}

/** A form's label that is not there is silently left out; one that was renamed is not to be made a second time. */
function labelFindings({ name: repository, labels: fact, labelsWanted }: RepositoryFacts): DoctorFinding[] {
  const there = ifSeen(fact)
  if (there === undefined) return []
  const isThere = (name: string): boolean => there.some((label) => isNamed(label, name))
  const renamed = renamedLabels(labelsWanted, there)
  const lacking = labelsWanted.filter(({ name }) => !isThere(name) && !renamed.some(({ was }) => was === name))
  const labels = lacking.map(({ name }) => name).join(', ')
  return [
    ...renamed.map(({ was, is }) =>
      isThere(was)
        ? hint('label-doubled', { repository, was, is })
        : broken('label-renamed', { repository, was, is }, { kind: 'label-name', repository, was, is }),
    ),
    ...(lacking.length === 0
      ? []
      : [
          broken(
            'labels-missing',
            { repository, labels, count: String(lacking.length) },
            { kind: 'labels', repository, labels: lacking },
          ),
        ]),
  ]
}

/** The first case makes the branch, so where nothing was ever adopted nobody misses it. */
function ledgerFindings({ policy, adoption }: SetUpFacts, { name, ids, ledger }: RepositoryFacts): DoctorFinding[] {
  if (ledger.kind !== 'seen' || adoption.inForce === undefined) return []
  const isHome = ids.includes('incidents')
  if (ledger.value === undefined) return isHome ? [broken('ledger-missing', { repository: name })] : []
  const takesCases = processesIn(policy, ids).length > 0
  return takesCases && !ledger.value.protected && ledger.value.protectable
    ? [hint('ledger-unprotected', { repository: name })]
    : []
}

/** Rules that look at commits themselves, such as those of the app. */
const OF_COMMITS = [
  ...['commit_message_pattern', 'commit_author_email_pattern', 'committer_email_pattern'],
  ...['file_path_restriction', 'file_extension_restriction', 'max_file_path_length', 'max_file_size'],
]
/** Rules by which GitHub refuses what the app writes, unless it is among those who may bypass them. */
const REFUSING = [
  ...['update', 'pull_request', 'required_status_checks', 'merge_queue', 'required_deployments', 'workflows'],
  ...OF_COMMITS,
]
/** GitHub starts no workflow for a pull request that `GITHUB_TOKEN` opened, so that what these wait for never comes. */
const NEVER_RUN = ['required_status_checks', 'workflows']

/** The branch may not even be made, or nothing may be written to it: every report would be answered by the phone number alone. */
function ruleFindings({ policy }: SetUpFacts, { name, ids, ledger, ledgerRules }: RepositoryFacts): DoctorFinding[] {
  if (processesIn(policy, ids).length === 0 && !ids.includes('incidents')) return []
  const isMissing = ledger.kind === 'seen' && ledger.value === undefined
  const refusing = (ifSeen(ledgerRules) ?? []).filter(
    (rule) => REFUSING.includes(rule) || (rule === 'creation' && isMissing),
  )
  return refusing.length === 0 ? [] : [hint('ledger-ruled', { repository: name, rules: refusing.join(', ') })]
}

/** A plan that nobody can merge keeps its case from being closed (R4.4-1). */
function planFindings({ runsAs }: SetUpFacts, { name, planRules }: RepositoryFacts): DoctorFinding[] {
  const holding = ['update', ...OF_COMMITS, ...(runsAs === 'one-repository' ? NEVER_RUN : [])]
  const rules = (ifSeen(planRules) ?? []).filter((rule) => holding.includes(rule))
  return rules.length === 0 ? [] : [hint('plan-ruled', { repository: name, rules: rules.join(', ') })]
}

function formFindings({ name, forms }: RepositoryFacts): DoctorFinding[] {
  return forms.flatMap(({ path, text, there }) => {
    if (there.kind === 'unseen') return []
    if (there.value === undefined) return [broken('form-missing', { repository: name, path })]
    return sameText(there.value, text) ? [] : [broken('form-differs', { repository: name, path })]
  })
}

/** Git may have given the lines other ends. */
const sameText = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
