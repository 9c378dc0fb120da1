import { writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { type FakeGitHub, repositoryOf } from '../fake-github.ts'
import { HttpError } from '../http-error.ts'
import { asObject, asText, isObject, type Json } from '../json.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { Repository } from '../shapes.ts'
import { tipOf } from './merge-trees.ts'
import { noteSignature } from './signatures.ts'
import { NO_COMMIT, tellPush } from './tell-push.ts'

/** Writes of git data: emulate's own, with the push told, and dates kept as they were given. */
export function gitRoutes(world: FakeGitHub): Route[] {
  const { access, restrictions, upstream } = world

  const writable = (request: FrontRequest): Repository => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('contents', 'write'))
    return repository
  }

  const pass = async (request: FrontRequest) =>
    created(await upstream.write(identityOf(request.actor), 'POST', request.path, dated(request.body)))

  const signed = async (request: FrontRequest) => {
    const answer = await pass(request)
    noteSignature(world, asText(asObject(answer.body).sha) ?? '', request.body)
    return answer
  }

  /** GitHub signs what an app writes in its own name alone; a person's key is his own. */
  const isSigned = ({ actor, body }: FrontRequest): boolean =>
    actor.kind === 'installation' && body.author === undefined && body.committer === undefined

  const commitAt = async (request: FrontRequest, sha = '') => {
    const { owner = '', repo = '' } = request.params
    const { status, json } = await upstream.call(
      { kind: 'reader' },
      'GET',
      `/repos/${owner}/${repo}/git/commits/${sha}`,
    )
    const message = status === 200 ? (asText(asObject(json).message) ?? '') : ''
    return { message, signed: request.actor.kind === 'installation' || world.notes.signatures.has(sha) }
  }

  const changeFile = async (request: FrontRequest) => {
    const repository = writable(request)
    if (request.params.path?.startsWith('.github/workflows/') && request.actor.kind === 'installation') {
      access.require(request.actor, repository, writes('workflows', 'write'))
    }
    const branch = asText(request.body.branch) ?? repository.default_branch
    const texts = [Buffer.from(asText(request.body.content) ?? '', 'base64').toString('utf8')]
    const before = (await tipOf(world, repository, branch)) ?? NO_COMMIT
    const brought = { message: asText(request.body.message) ?? '', signed: isSigned(request) }
    if (before !== NO_COMMIT) restrictions.onPush({ branch, act: 'update', texts, status: 409, commit: brought })
    const there = `${request.path}?ref=${encodeURIComponent(branch)}`
    const old = await upstream.call({ kind: 'reader' }, 'GET', there)
    const { sha: _, ...creation } = request.body
    // A write that names the sha of a file that is not there creates it: GitHub compares with nothing.
    const body = request.method === 'PUT' && old.status === 404 && before !== NO_COMMIT ? creation : request.body
    const answer = await upstream.call(identityOf(request.actor), request.method, request.path, dated(body))
    if (answer.status >= 400) throw new HttpError(answer.status, String((answer.json as Json).message))
    if (world.stale.seconds() > 0)
      world.stale.remember(`${request.path}@${branch}`, { status: old.status, body: old.json })
    const { commit } = answer.json as { commit: { sha: string } }
    await tellPush(world, request.actor, repository, `refs/heads/${branch}`, before, commit.sha)
    return { status: answer.status, body: answer.json }
  }

  const makeRef = async (request: FrontRequest) => {
    const repository = writable(request)
    const name = (asText(request.body.ref) ?? '').replace(/^refs\/(?:heads|tags)\//, '')
    if (/^(?:[0-9a-f]{40}$|refs\/)/i.test(name))
      throw new HttpError(422, 'Sorry, branch or tag names that look like a commit or a whole name are not allowed.')
    const branch = (asText(request.body.ref) ?? '').replace(/^refs\/heads\//, '')
    const commit = await commitAt(request, asText(request.body.sha))
    restrictions.onPush({ branch, act: 'creation', texts: [], status: 422, commit })
    const made = await upstream.write<{ ref: string; object: { sha: string } }>(
      identityOf(request.actor),
      'POST',
      request.path,
      request.body,
    )
    if (made.ref.startsWith('refs/heads/')) {
      await tellPush(world, request.actor, repository, made.ref, NO_COMMIT, made.object.sha)
    }
    return created(made)
  }

  const moveRef = async (request: FrontRequest) => {
    const repository = writable(request)
    const ref = request.params.ref ?? ''
    const before = (await tipOf(world, repository, ref.replace(/^heads\//, ''))) ?? NO_COMMIT
    const act = request.method === 'DELETE' ? 'deletion' : 'update'
    const commit = act === 'deletion' ? 'none' : await commitAt(request, asText(request.body.sha))
    restrictions.onPush({ branch: ref.replace(/^heads\//, ''), act, texts: [], status: 422, commit })
    const body = request.method === 'DELETE' ? undefined : request.body
    const moved = await upstream.write<{ object: { sha: string } } | ''>(
      identityOf(request.actor),
      request.method,
      request.path,
      body,
    )
    const after = moved ? moved.object.sha : NO_COMMIT
    if (ref.startsWith('heads/')) await tellPush(world, request.actor, repository, `refs/${ref}`, before, after)
    return moved ? ok(moved) : noContent()
  }

  const git = '/repos/{owner}/{repo}/git'
  return [
    route('PUT /repos/{owner}/{repo}/contents/{path+}', changeFile),
    route('DELETE /repos/{owner}/{repo}/contents/{path+}', changeFile),
    ...['blobs', 'trees', 'commits'].map((kind) =>
      route(`POST ${git}/${kind}`, (request) => {
        writable(request)
        restrictions.onPush({ act: 'update', texts: textsOf(request.body), status: 409, commit: 'none' })
        return kind === 'commits' ? signed(request) : pass(request)
      }),
    ),
    route(`POST ${git}/refs`, makeRef),
    route(`PATCH ${git}/refs/{ref+}`, moveRef),
    route(`DELETE ${git}/refs/{ref+}`, moveRef),
  ]
}

/** The texts that a blob, or each file of a tree, is to hold. */
function textsOf({ content, encoding, tree }: Json): string[] {
  const files = Array.isArray(tree) ? tree.map((file) => asText(isObject(file) ? file.content : undefined)) : []
  const text = asText(content) ?? ''
  return [encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text, ...files.map((one) => one ?? '')]
}

/** Git keeps whole seconds; it also keeps a given date apart from emulate's own stamps, which are shown by the moved clock. */
function dated(body: Json): Json {
  const whole = (value: unknown) => {
    const date = isObject(value) ? asText(value.date) : undefined
    if (!isObject(value) || !date || Number.isNaN(Date.parse(date))) return value
    return { ...value, date: `${new Date(date).toISOString().slice(0, 19)}Z` }
  }
  return {
    ...body,
    ...(body.author === undefined ? {} : { author: whole(body.author) }),
    ...(body.committer === undefined ? {} : { committer: whole(body.committer) }),
  }
}
