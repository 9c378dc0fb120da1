import type { Board } from '../../../app/ports/github.ts'
import type { GitHubApi } from '../client/client.ts'
import { createOnce } from '../client/lost-answer.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'
import { columnIn, issueIn } from './board-view.ts'

export interface BoardPlace {
  org: string
  project: number
  /** Name of the single-select field whose options are the columns. */
  field: string
}

/** The board is not as the policy says; `hikeshi doctor` mends it. */
export class BoardMismatchError extends Error {
  override name = 'BoardMismatchError'
}

interface Field {
  id: number
  options: ReadonlyMap<string, string>
}

/** A Projects board by its REST API: each method is one request, and one more when the options are not known yet. */
export function board(client: GitHubApi, { org, project, field: fieldName }: BoardPlace): Board {
  const at = { org, project_number: project }
  let known: Promise<Field> | undefined

  const field = (): Promise<Field> => {
    known ??= readField().catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  async function readField(): Promise<Field> {
    const { data } = await client.request('GET /orgs/{org}/projectsV2/{project_number}/fields', {
      ...{ ...at, per_page: 100 },
    })
    const found = data.find(({ name, data_type }) => name === fieldName && data_type === 'single_select')
    if (!found) throw new BoardMismatchError(`Project ${project} of ${org} has no single-select field "${fieldName}"`)
    return { id: Number(found.id), options: new Map((found.options ?? []).map(({ id, name }) => [name.raw, id])) }
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
    if (option === undefined)
      throw new BoardMismatchError(`The field "${fieldName}" of project ${project} of ${org} has no option "${column}"`)
    return { id, value: option }
  }

  async function see(item: number) {
    const { id } = await field()
    try {
      const { data } = await client.request('GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}', {
        ...{ ...at, item_id: item, fields: String(id) },
      })
      const issue = data.content_type === 'Issue' ? issueIn(data.content) : undefined
      return issue && { column: columnIn(data.fields ?? [], id), issue }
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  return {
    lookAhead: () => void field().catch(() => undefined),

    async add(issue) {
      // GitHub answers the item that is there already: adding twice is adding once.
      const item = await createOnce(
        async () => {
          const { data } = await client.request('POST /orgs/{org}/projectsV2/{project_number}/items', {
            ...{ ...at, type: 'Issue' as const, id: issue.id },
          })
          return data
        },
        async () => undefined,
        client.patience,
      )
      // A card that nobody has touched has no column yet; at worst it is moved to where it is.
      const untouched = item.created_at === item.updated_at
      return { item: item.id, column: untouched ? undefined : (await see(item.id))?.column }
    },

    see,

    async move(item, to) {
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
    },
  }
}
