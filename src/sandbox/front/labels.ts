import { reads, writes } from '../access.ts'
import { identityOf } from '../actor.ts'
import { type FakeGitHub, repositoryOf, same } from '../fake-github.ts'
import { HttpError, notFound } from '../http-error.ts'
import { asText } from '../json.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, noContent, ok, type Route, route } from '../route.ts'
import type { Issue, Label, Repository } from '../shapes.ts'
import { byWayOf } from './by-way-of.ts'
import { tellIssueChange } from './issue-diff.ts'
import { readIssue } from './issue-view.ts'
import { labelsOf, spellLabels } from './label-names.ts'

export function labelRoutes(world: FakeGitHub): Route[] {
  const { access, upstream } = world
  const pathOf = (repository: Repository) => `/repos/${repository.full_name}`

  const named = async (repository: Repository, name: string): Promise<Label> => {
    const found = (await labelsOf(world, repository)).find((label) => same(label.name, name))
    if (!found) throw notFound()
    return found
  }

  const refuseTaken = async (repository: Repository, name: string, except?: number) => {
    const taken = (await labelsOf(world, repository)).some((label) => same(label.name, name) && label.id !== except)
    if (taken) {
      const errors = [{ resource: 'Label', code: 'already_exists', field: 'name' }]
      throw new HttpError(422, 'Validation Failed', { errors })
    }
  }

  const make = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('issues', 'write'))
    const [name] = await spellLabels(world, repository, [request.body.name])
    await refuseTaken(repository, name ?? '')
    return created(
      await upstream.write(identityOf(request.actor), 'POST', `${pathOf(repository)}/labels`, request.body),
    )
  }

  const change = async (request: FrontRequest) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('issues', 'write'))
    const label = await named(repository, request.params.name ?? '')
    const newName = asText(request.body.new_name)
    if (newName) await refuseTaken(repository, newName, label.id)
    const path = `${pathOf(repository)}/labels/${encodeURIComponent(label.name)}`
    const changed = await upstream.write(identityOf(request.actor), request.method, path, request.body)
    return request.method === 'DELETE' ? noContent() : ok(changed)
  }

  const setOn = async (request: FrontRequest, choose: (before: Issue) => Promise<string[]>) => {
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, writes('issues', 'triage'))
    const before = await readIssue(world, repository, request.params.number ?? '')
    const labels = await choose(before)
    const path = `${pathOf(repository)}/issues/${before.number}/labels`
    const set = await byWayOf(world, request.actor, repository, before.number, () =>
      upstream.write<Label[]>(identityOf(request.actor), 'PUT', path, { labels }),
    )
    tellIssueChange(world, request.actor, repository, before, await readIssue(world, repository, before.number))
    return ok(set)
  }

  const wantedOf = (request: FrontRequest) =>
    spellLabels(world, repositoryOf(world, request), Array.isArray(request.json) ? request.json : request.body.labels)

  const namesOf = (issue: Issue) => issue.labels.map((label) => label.name)

  const takeOff = (request: FrontRequest) =>
    setOn(request, async (before) => {
      const name = request.params.name ?? ''
      if (!before.labels.some((label) => same(label.name, name))) throw new HttpError(404, 'Label does not exist')
      return namesOf(before).filter((each) => !same(each, name))
    })

  const onIssue = '/repos/{owner}/{repo}/issues/{number#}/labels'
  return [
    route('GET /repos/{owner}/{repo}/labels', async (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('issues'))
      return paginate(world.url, request, await labelsOf(world, repository))
    }),
    route('POST /repos/{owner}/{repo}/labels', make),
    route('GET /repos/{owner}/{repo}/labels/{name}', async (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('issues'))
      return ok(await named(repository, request.params.name ?? ''))
    }),
    route('PATCH /repos/{owner}/{repo}/labels/{name}', change),
    route('DELETE /repos/{owner}/{repo}/labels/{name}', change),
    route(`GET ${onIssue}`, async (request) => {
      const repository = repositoryOf(world, request)
      access.require(request.actor, repository, reads('issues'))
      return paginate(world.url, request, (await readIssue(world, repository, request.params.number ?? '')).labels)
    }),
    route(`POST ${onIssue}`, (request) =>
      setOn(request, async (before) =>
        spellLabels(world, repositoryOf(world, request), [...namesOf(before), ...(await wantedOf(request))]),
      ),
    ),
    route(`PUT ${onIssue}`, (request) => setOn(request, () => wantedOf(request))),
    route(`DELETE ${onIssue}/{name}`, takeOff),
    route(`DELETE ${onIssue}`, async (request) => {
      await setOn(request, async () => [])
      return noContent()
    }),
  ]
}
