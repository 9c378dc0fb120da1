import { stringify } from 'yaml'
import type { Choices } from '../../app/set-up/choices.ts'
import { type Language, wordsIn } from '../../domain/policy/basics.ts'
import { isNamePlaceholder, isPhonePlaceholder } from '../../domain/policy/placeholders.ts'
import type { Policy } from '../../domain/policy/policy.schema.ts'

/** At most so many people, and they are few (R4.2-1): some of them have two roles. */
const FEW = 3

/** The company's own file as it begins: what was chosen, over the base; `template` has the words in its language. */
export function ownPolicyText(
  template: string,
  { base, policy }: { base: string; policy: Policy },
  choices: Choices,
): string {
  const alone = choices.mode === 'one-repository' ? unreadableAlone(policy) : undefined
  const parts: Readonly<Record<string, string>> = {
    base,
    company: company(choices),
    roles: roles(policy, choices, alone?.roles ?? []),
    people: few(choices),
    places: places(policy, choices, alone?.processes ?? []),
    without: statements(choices.locale, alone?.processes ?? []),
  }
  return template
    .replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n')
}

/** The roles that name people, and that the set-up asks for. */
export const rolesToName = (
  policy: Policy,
  mode: Choices['mode'],
): { id: string; label: Policy['roles'][string]['label'] }[] =>
  Object.entries(policy.roles)
    .filter(
      ([id, { teams, users }]) =>
        teams.length + users.length > 0 && !(mode === 'one-repository' && unreadableAlone(policy).roles.includes(id)),
    )
    .map(([id, { label }]) => ({ id, label }))

/** One token for one repository: nothing that only few may read, and nobody who has to do with that alone. */
function unreadableAlone({ processes, roles, runbooks }: Policy): {
  processes: [string, Policy['processes'][string]][]
  roles: string[]
} {
  const apart = Object.entries(processes).filter(
    ([, { repository }]) => repository !== 'incidents' && repository !== runbooks.repository,
  )
  const kept = JSON.stringify(Object.values(processes).filter((one) => !apart.some(([, process]) => process === one)))
  const there = JSON.stringify(apart)
  return {
    processes: apart,
    roles: Object.keys(roles).filter((id) => there.includes(`"${id}"`) && !kept.includes(`"${id}"`)),
  }
}

function company({ company: name, phone }: Choices): string {
  const said = [
    ...(name === undefined || isNamePlaceholder(name) ? [] : [`  name: ${inLine(name)}`]),
    ...(phone === undefined || isPhonePlaceholder(phone) ? [] : [`  phone: ${inLine(phone)}`]),
  ]
  const missing = [
    ...(name === undefined || isNamePlaceholder(name) ? ['  # name:'] : []),
    ...(phone === undefined || isPhonePlaceholder(phone) ? ['  # phone:'] : []),
  ]
  return [said.length === 0 ? '# company:' : 'company:', ...said, ...missing].join('\n')
}

function roles(policy: Policy, { locale, mode, people }: Choices, gone: readonly string[]): string {
  const named = rolesToName(policy, mode)
  const lines = named.map(({ id, label }) => {
    const who = people[id] ?? []
    const note = ` # ${wordsIn(locale, label)}`
    if (who.length > 0 || mode === 'one-repository') return `  ${id}: [${who.map(inLine).join(', ')}]${note}`
    return `  # ${id}: [${(policy.roles[id]?.teams ?? []).map((team) => `team:${team}`).join(', ')}]${note}`
  })
  const all = [...lines, ...gone.map((id) => `  ${id}: null`)]
  return [all.some((line) => !line.startsWith('  #')) ? 'roles:' : '# roles:', ...all].join('\n')
}

/** People who are so few that one has several roles: said, with the reason. */
function few({ locale, people }: Choices): string {
  const all = new Set(
    Object.values(people)
      .flat()
      .map((one) => one.toLowerCase()),
  )
  const isFew = all.size > 0 && all.size <= FEW && [...all].every((one) => !one.startsWith('team:'))
  if (!isFew) return ''
  return `people: few\npeople-reason: ${FEW_REASON[locale](all.size)}\n`
}

const FEW_REASON = {
  ja: (count: number) => `規程を担う人は${count}名のみ`,
  en: (count: number) =>
    count === 1 ? 'one person carries this regulation' : `only ${count} people carry this regulation`,
} as const

function places(policy: Policy, choices: Choices, apart: readonly [string, unknown][]): string {
  const { mode, repository } = choices
  const before = policy.repositories
  const name = repository?.name ?? before.incidents ?? 'incidents'
  if (mode !== 'one-repository')
    return [...renamed(before, { ...choices.names, incidents: name }), ...boardIn(policy, choices)].join('')
  const gone = Object.keys(before).filter((id) => id !== 'incidents' && id !== policy.runbooks.repository)
  return [
    'repositories:',
    ...['incidents', policy.runbooks.repository].map((id) => `  ${id}: ${inLine(name)}`),
    ...gone.map((id) => `  ${id}: null`),
    ...(policy.board === undefined ? [] : ['board: null']),
    'processes:',
    ...apart.map(([id]) => `  ${id}: null`),
    '',
  ].join('\n')
}

function renamed(before: Policy['repositories'], names: NonNullable<Choices['names']>): string[] {
  const others = Object.entries(names).filter(([id, name]) => before[id] !== name)
  return others.length === 0
    ? []
    : [`repositories: { ${others.map(([id, name]) => `${id}: ${inLine(name)}`).join(', ')} }\n`]
}

/** GitHub numbers boards itself, and no company's is the base's. */
const boardIn = ({ board }: Policy, { board: number }: Choices): string[] =>
  board === undefined || number === undefined || number === board.project ? [] : [`board: { project: ${number} }\n`]

/** Without a repository that few read there are no cases that only few may read: said, with the reason. */
function statements(locale: Language, apart: readonly [string, Policy['processes'][string]][]): string {
  if (apart.length === 0) return EXAMPLE[locale]
  return [
    'without:',
    ...apart.map(([id]) => `  - { safeguard: ${id}, clause: R8-2, reason: ${inLine(ALONE[locale])} }`),
  ].join('\n')
}

const ALONE = {
  ja: 'リポジトリが一つのため、限られた人だけが読む記録を置けない。紙で扱う',
  en: 'with one repository no record can be read by few alone; it is kept on paper',
} as const
const EXAMPLE = {
  ja: '# without:\n#   - { safeguard: 名前, clause: R4.4-1, reason: 理由 }',
  en: '# without:\n#   - { safeguard: its name, clause: R4.4-1, reason: why }',
} as const

/** In quotes wherever YAML would read something else than this text, inside brackets too. */
function inLine(text: string): string {
  const plain = stringify(text, { lineWidth: 0 }).trimEnd()
  return plain === text && !/[[\]{},]/.test(text) ? text : JSON.stringify(text)
}
