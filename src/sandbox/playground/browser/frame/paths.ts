const REPO = '([^/]+/[^/]+)'

/** GitHub's own addresses, and a few of the playground's, in the order in which they are tried. */
export const PATHS = {
  cases: /^\/$/,
  records: /^\/playground\/records$/,
  mail: /^\/playground\/mail$/,
  faults: /^\/playground\/faults$/,
  board: /^\/orgs\/[^/]+\/projects\/\d+(?:\/views\/\d+)?$/,
  team: /^\/orgs\/[^/]+\/teams\/([^/]+)(?:\/members)?$/,
  templates: new RegExp(`^/${REPO}/issues/new/choose$`),
  'new-issue': new RegExp(`^/${REPO}/issues/new$`),
  case: new RegExp(`^/${REPO}/issues/(\\d+)$`),
  access: new RegExp(`^/${REPO}/settings/access$`),
  'cases-of': new RegExp(`^/${REPO}/issues$`),
  pulls: new RegExp(`^/${REPO}/pulls$`),
  pull: new RegExp(`^/${REPO}/pull/(\\d+)(?:/(files|checks|commits))?$`),
  file: new RegExp(`^/${REPO}/(blob|edit)/(.+)$`),
  folder: new RegExp(`^/${REPO}/tree/(.+)$`),
  commit: new RegExp(`^/${REPO}/commits?/([\\da-f]{40})$`),
  compare: new RegExp(`^/${REPO}/compare/(.+)$`),
  commits: new RegExp(`^/${REPO}/(?:commits|activity)(?:/(.+))?$`),
  account: /^\/([^/]+)$/,
  repository: new RegExp(`^/${REPO}$`),
} as const

export type PageName = keyof typeof PATHS

const NAMED = Object.entries(PATHS) as [PageName, RegExp][]

/** The page at a path, and the parts of the path that it asks for. */
export function pageNameAt(path: string): { name: PageName; parts: readonly string[] } | undefined {
  const trimmed = path.replace(/(.)\/$/, '$1')
  for (const [name, pattern] of NAMED) {
    const found = pattern.exec(trimmed)
    if (found !== null) return { name, parts: found.slice(1) }
  }
  return undefined
}
