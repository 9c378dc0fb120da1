import type { Upstream } from '../upstream.ts'
import type { SeedFile } from './seed-file.ts'

/** One commit on `main` with these files, made by the owner before anybody listens. */
export async function commitFiles(upstream: Upstream, owner: string, repository: string, files: readonly SeedFile[]) {
  if (files.length === 0) return
  const as = { kind: 'person', login: owner } as const
  const git = `/repos/${repository}/git`
  const tip = await upstream.get<{ object: { sha: string } }>(`${git}/ref/heads/main`)
  const tree = await upstream.write<{ sha: string }>(as, 'POST', `${git}/trees`, {
    tree: files.map(({ path, text }) => ({ path, mode: '100644', type: 'blob', content: text })),
    base_tree: (await upstream.get<{ tree: { sha: string } }>(`${git}/commits/${tip.object.sha}`)).tree.sha,
  })
  const commit = await upstream.write<{ sha: string }>(as, 'POST', `${git}/commits`, {
    message: 'Set up the repository',
    tree: tree.sha,
    parents: [tip.object.sha],
  })
  await upstream.write(as, 'PATCH', `${git}/refs/heads/main`, { sha: commit.sha })
}
