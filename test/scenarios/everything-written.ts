import type { Company } from './company.ts'

/** A text that stands somewhere on GitHub. */
export interface Written {
  where: string
  text: string
}

type Json = Record<string, unknown>

/** Everything that an administrator reads in one repository: issues, pull requests, comments, reviews, checks, and every file, commit and name of every branch. */
export async function everythingIn({ call }: Company, repository: string): Promise<Written[]> {
  const at = `/repos/${repository}`
  const found: Written[] = []
  const list = async (path: string): Promise<Json[]> => {
    const { status, body } = await call('admin', 'GET', `${at}${path}${path.includes('?') ? '&' : '?'}per_page=100`)
    if (status >= 300) throw new Error(`${path} answered ${status}`)
    const all = Array.isArray(body) ? body : ((body as { check_runs?: unknown[] }).check_runs ?? [])
    for (const one of all) found.push({ where: `${repository}${path}`, text: JSON.stringify(one) })
    return all as Json[]
  }
  for (const { number } of await list('/issues?state=all')) await list(`/issues/${number}/comments`)
  for (const { number, head } of await list('/pulls?state=all')) {
    for (const path of [`/issues/${number}/comments`, `/pulls/${number}/reviews`]) await list(path)
    await list(`/commits/${(head as { sha: string }).sha}/check-runs`)
  }
  for (const { name, commit } of await list('/branches')) {
    await list(`/commits?sha=${encodeURIComponent(String(name))}`)
    found.push(...(await filesAt(call, at, String((commit as { sha: string }).sha))))
  }
  return found
}

async function filesAt(call: Company['call'], at: string, commit: string): Promise<Written[]> {
  const { body } = await call('admin', 'GET', `${at}/git/trees/${commit}?recursive=1`)
  const { tree = [] } = body as { tree?: { path: string; sha: string; type: string }[] }
  const files = tree.filter(({ type }) => type === 'blob')
  return Promise.all(
    files.map(async ({ path, sha }) => {
      const blob = (await call('admin', 'GET', `${at}/git/blobs/${sha}`)).body as { content: string }
      return { where: `${at} ${path}`, text: `${path}\n${Buffer.from(blob.content, 'base64').toString('utf8')}` }
    }),
  )
}

/** The board with its columns and cards, each with its title; what lies behind a card is read where the issue is. */
export async function everythingOnTheBoard({ call, sandbox: { org, project } }: Company): Promise<Written[]> {
  const at = `/orgs/${org}/projectsV2/${project.number}`
  const [board, fields, items] = await Promise.all([
    call('admin', 'GET', at),
    call('admin', 'GET', `${at}/fields`),
    call('admin', 'GET', `${at}/items?per_page=100`),
  ])
  const cards = (items.body as { content: { title: string }; fields: unknown }[]).map((card) => ({
    ...{ title: card.content.title, fields: card.fields },
  }))
  return [board.body, fields.body, cards].map((part) => ({ where: 'the board', text: JSON.stringify(part) }))
}
