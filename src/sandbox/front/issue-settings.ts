import { reads, writes } from '../access.ts'
import { type FakeGitHub, repositoryOf, same } from '../fake-github.ts'
import { HttpError, invalid, notFound } from '../http-error.ts'
import { asNumber, asObject, asText } from '../json.ts'
import { issueKey, splitIssueKey } from '../notes.ts'
import { paginate } from '../paginate.ts'
import { created, type FrontRequest, ok, type Route, route } from '../route.ts'
import { viewFieldValues, viewIssueField, viewIssueType } from './issue-settings-view.ts'
import { readIssue } from './issue-view.ts'

/** GitHub's own limit. */
const MOST_BLOCKERS = 50

/** Gives an issue its type, as a change of the issue may; one that is not to be set is dropped without a word. */
export function setIssueType({ notes }: FakeGitHub, key: string, wanted: unknown): void {
  if (wanted === undefined || ['refused', 'missing'].includes(notes.moods.issueSettings)) return
  const name = asText(wanted)
  const type = notes.issueSettings.types.find((one) => name !== undefined && same(one.name, name))
  if (wanted === null) notes.issueTypes.delete(key)
  else if (type === undefined) throw invalid('Issue', 'type', 'is not an issue type')
  else notes.issueTypes.set(key, type.id)
}

/** emulate has neither types nor fields nor dependencies of issues. */
export function issueSettingsRoutes(world: FakeGitHub): Route[] {
  const { access, notes } = world

  const refuseWhereMissing = () => {
    if (notes.moods.issueSettings === 'missing') throw notFound()
  }
  const placed = (request: FrontRequest, need: 'read' | 'write') => {
    refuseWhereMissing()
    const repository = repositoryOf(world, request)
    access.require(request.actor, repository, need === 'read' ? reads('issues') : writes('issues', 'write'))
    return { repository, key: issueKey(repository.full_name, Number(request.params.number)) }
  }

  const types = (request: FrontRequest) => {
    refuseWhereMissing()
    access.require(request.actor, repositoryOf(world, request), reads('metadata'))
    return ok(notes.issueSettings.types.map(({ id }) => viewIssueType(notes, id)))
  }

  const fields = (request: FrontRequest) => {
    refuseWhereMissing()
    if (!same(request.params.org ?? '', world.organization.login)) throw notFound()
    if (notes.moods.issueSettings === 'fields-unseen')
      throw new HttpError(403, 'Resource not accessible by integration')
    return ok(notes.issueSettings.fields.map(viewIssueField))
  }

  const addValues = async (request: FrontRequest) => {
    const { repository, key } = placed(request, 'write')
    await readIssue(world, repository, request.params.number ?? '')
    if (notes.moods.issueSettings === 'refused') throw new HttpError(403, 'Resource not accessible by integration')
    const wanted = Array.isArray(request.body.issue_field_values) ? request.body.issue_field_values : []
    const values = new Map(notes.fieldValues.get(key))
    for (const one of wanted.map(asObject)) {
      const field = notes.issueSettings.fields.find(({ id }) => id === asNumber(one.field_id))
      if (field === undefined) throw invalid('IssueFieldValue', 'field_id', 'is not an issue field')
      const option = field.options.find(({ name }) => name === asText(one.value))
      if (option === undefined) throw invalid('IssueFieldValue', 'value', 'is not an option of the field')
      values.set(field.id, option.id)
    }
    notes.fieldValues.set(key, values)
    return ok(viewFieldValues(notes, key))
  }

  const blockersOf = async (keys: Iterable<string>) =>
    Promise.all(
      [...keys].map(async (key) => {
        const { repository: name, number } = splitIssueKey(key)
        const repository = world.repositories.find((each) => each.full_name === name)
        if (!repository) throw notFound()
        return readIssue(world, repository, number)
      }),
    )

  const addBlocker = async (request: FrontRequest) => {
    const { repository, key } = placed(request, 'write')
    const issue = await readIssue(world, repository, request.params.number ?? '')
    const blocker = notes.issues.get(asNumber(request.body.issue_id) ?? -1)
    if (blocker === undefined) throw notFound()
    const there = notes.blockers.get(key) ?? new Set()
    if (notes.moods.issueSettings === 'refused' || there.size >= MOST_BLOCKERS || there.has(blocker) || blocker === key)
      throw invalid('IssueDependency', 'issue_id', 'cannot block this issue')
    notes.blockers.set(key, there.add(blocker))
    return created(await readIssue(world, repository, issue.number))
  }

  const listBlockers = async (request: FrontRequest) => {
    const { key } = placed(request, 'read')
    return paginate(world.url, request, await blockersOf(notes.blockers.get(key) ?? []))
  }

  const issue = '/repos/{owner}/{repo}/issues/{number#}'
  return [
    route('GET /repos/{owner}/{repo}/issue-types', types),
    route('GET /orgs/{org}/issue-fields', fields),
    route(`GET ${issue}/issue-field-values`, (request) => ok(viewFieldValues(notes, placed(request, 'read').key))),
    route(`POST ${issue}/issue-field-values`, addValues),
    route(`GET ${issue}/dependencies/blocked_by`, listBlockers),
    route(`POST ${issue}/dependencies/blocked_by`, addBlocker),
  ]
}
