import { type Board, BoardUnusableError } from '../../../app/ports/github.ts'
import { renamedOptions } from '../../../domain/doctor/renamed.ts'
import type { GitHubApi } from '../client/client.ts'
import { GitHubError, isOutOfReach } from '../client/github-error.ts'
import { createOnce } from '../client/lost-answer.ts'
import { type BoardField, boardField } from '../graphql/board-field.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { columnIn, issueIn, type ShownColumn } from './board-view.ts'

export interface BoardPlace {
  org: string
  project: number
  /** Name of the single-select field whose options are the columns. */
  field: string
  /** The wanted names of the columns, in their order; by it a renamed one is known. */
  columns: readonly string[]
}

/** A board that cannot be used is not asked for again so soon: each case that goes on without it would ask. */
const UNUSABLE_MS = 5 * 60 * 1000

/** The board is not as the policy says; `hikeshi doctor` mends it. */
export class BoardMismatchError extends Error {
  override name = 'BoardMismatchError'
  readonly place: Pick<BoardPlace, 'org' | 'project' | 'field'>
  readonly column: string

  constructor(place: Pick<BoardPlace, 'org' | 'project' | 'field'>, column: string) {
    super(`The field "${place.field}" of project ${place.project} of ${place.org} has no option "${column}"`)
    this.place = place
    this.column = column
  }
}

interface Field {
  id: number
  closed: boolean
  /** By which ids GraphQL knows board and field; undefined where only REST told. */
  nodes: BoardField['nodes'] | undefined
  /** Ids by name; of a renamed option by both of its names. */
  options: ReadonlyMap<string, string>
  /** The wanted names of renamed options, by those that they have now. */
  renamed: ReadonlyMap<string, string>
}

/** A Projects board by its REST API: each method is one request, and one more when the options are not known yet. */
export function board(
  client: GitHubApi,
  { org, project, field: fieldName, columns }: BoardPlace,
  now: () => Date,
): Board {
  const at = { org, project_number: project }
  let known: Promise<Field> | undefined
  let read: Field | undefined
  let unusable: { since: number; error: BoardUnusableError } | undefined

  const field = (): Promise<Field> => {
    const age = unusable && now().getTime() - unusable.since
    // A clock that was set back makes nothing last longer.
    if (unusable && age !== undefined && age >= 0 && age < UNUSABLE_MS) {
      const { standing, message } = unusable.error
      return Promise.reject(new BoardUnusableError(standing, message, false))
    }
    known ??= readField().catch((error: unknown) => {
      known = undefined
      if (error instanceof BoardUnusableError) {
        unusable = { since: now().getTime(), error }
        read = undefined
      }
      throw error
    })
    return known
  }

  /** The field anew, whatever is remembered of it. */
  const fieldNow = (): Promise<Field> => {
    known = undefined
    unusable = undefined
    return field()
  }

  async function readField(): Promise<Field> {
    const told = await boardField(client, { org, project, field: fieldName })
    read = told === undefined ? await fieldByRest() : fieldOf(told, columns)
    return read
  }

  async function fieldByRest(): Promise<Field> {
    const { data } = await client
      .request('GET /orgs/{org}/projectsV2/{project_number}/fields', { ...{ ...at, per_page: 100 } })
      .catch((error: unknown) => {
        if (!isUnseen(error)) throw error
        const text = `Project ${project} of ${org} is not there, or the app may not see it`
        throw new BoardUnusableError('unseen', text, true, { cause: error })
      })
    const found = data.find(({ name, data_type }) => name === fieldName && data_type === 'single_select')
    if (!found) {
      const text = `Project ${project} of ${org} has no single-select field "${fieldName}"`
      throw new BoardUnusableError('no-field', text, true)
    }
    const options = (found.options ?? []).map(({ id, name }) => ({ id, name: name.raw }))
    return fieldOf({ id: Number(found.id), options, nodes: undefined, closed: false }, columns)
  }

  async function optionOf(column: string): Promise<{ id: number; value: string }> {
    const kept = known
    let { id, options } = await field()
    if (!options.has(column) && kept !== undefined) {
      // Somebody may have added it since.
      known = undefined
      ;({ id, options } = await field())
    }
    const option = options.get(column)
    if (option === undefined) throw new BoardMismatchError({ org, project, field: fieldName }, column)
    return { id, value: option }
  }

  /** Without its field, or without the permission, nobody sees a card; everything else of its case goes on. */
  async function see(item: number) {
    try {
      const { id } = await field()
      const { data } = await client.request('GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}', {
        ...{ ...at, item_id: item, fields: String(id) },
      })
      const issue = data.content_type === 'Issue' ? issueIn(data.content) : undefined
      const column = await nameOf(columnIn(data.fields ?? [], id))
      return issue && { column, changedAt: data.updated_at, issue }
    } catch (error) {
      if (error instanceof BoardUnusableError || isUnseen(error)) return undefined
      throw error
    }
  }

  async function send(item: number, to: string | undefined): Promise<'moved' | 'gone'> {
    const { id, value } = to === undefined ? { id: (await field()).id, value: null } : await optionOf(to)
    try {
      await client.request('PATCH /orgs/{org}/projectsV2/{project_number}/items/{item_id}', {
        ...{ ...at, item_id: item, fields: [{ id, value }] },
      })
      return 'moved'
    } catch (error) {
      if (statusOf(error) === 404) return 'gone'
      throw error
    }
  }

  /** Somebody may have renamed it, or made it anew, since the options were read: then they are read once more. */
  async function nameOf(shown: ShownColumn | undefined): Promise<string | undefined> {
    if (shown === undefined) return undefined
    const { options } = await field()
    if (options.get(shown.name) !== (shown.id ?? options.get(shown.name))) known = undefined
    return (await field()).renamed.get(shown.name) ?? shown.name
  }

  return {
    lookAhead: () => void field().catch(() => undefined),

    async add(issue) {
      // GitHub answers the item that is there already: adding twice is adding once.
      // What is known of a board from before it was lost says nothing of it now.
      if (unusable !== undefined) await field()
      const item = await createOnce(
        async () => {
          const { data } = await client.request('POST /orgs/{org}/projectsV2/{project_number}/items', {
            ...{ ...at, type: 'Issue' as const, id: issue.id },
          })
          return data
        },
        async () => undefined,
        client.patience,
      ).catch(async (error: unknown) => {
        // The issue is gone, or the board is: only a look at the board tells.
        if (isUnseen(error)) await fieldNow()
        throw error
      })
      // A card that nobody has touched has no column yet; at worst it is moved to where it is.
      const untouched = item.created_at === item.updated_at
      const column = untouched ? undefined : (await see(item.id))?.column
      return { item: item.id, nodeId: item.node_id, column }
    },

    see,

    async standing() {
      try {
        return (await fieldNow()).closed ? 'closed' : 'there'
      } catch (error) {
        if (error instanceof BoardUnusableError) return error.standing
        throw error
      }
    },

    placeOf(item, column) {
      const option = read?.options.get(column)
      return read?.nodes && option !== undefined ? { ...read.nodes, item, option } : undefined
    },

    named: (column) => read?.renamed.get(column) ?? column,

    async move(item, to) {
      const kept = known
      try {
        return await send(item, to)
      } catch (error) {
        // The field, or the option, was made anew since it was read: the same name has another id now.
        if (statusOf(error) !== 422 || kept === undefined) throw error
        known = undefined
        return await send(item, to)
      }
    },
  }
}

const isUnseen = (error: unknown): boolean =>
  isOutOfReach(error) || (error instanceof GitHubError && error.kind === 'permission-missing')

/** A renamed option goes by both names, so that its cards are found and nobody is refused for what it is called. */
function fieldOf(
  { id, options, nodes, closed }: Omit<BoardField, 'nodes'> & Pick<Field, 'nodes'>,
  columns: readonly string[],
): Field {
  const ids = new Map(options.map(({ id: option, name }) => [name, option]))
  const renamed = renamedOptions(columns, [...ids.keys()])
  for (const { was, is } of renamed) ids.set(was, ids.get(is) ?? '')
  return { id, nodes, closed, options: ids, renamed: new Map(renamed.map(({ was, is }) => [is, was])) }
}
