import * as z from 'zod/mini'
import type { Mender } from '../../../app/ports/inspection.ts'
import { workflowFile } from '../../../app/set-up/workflows.ts'
import { ToldError } from '../../../domain/values/told-error.ts'
import type { GitHubApi } from '../client/client.ts'
import { type BoardSettings, boardSettings } from '../graphql/board-settings.ts'
import { askGraphql } from '../graphql/document.ts'
import { statusOf } from '../ledger/git-ledger-client.ts'

/** REST can make a field but not change its options. An option that is named by its id stays, with its cards. */
export const SET_OPTIONS = {
  text: `mutation SetOptions($field: ID!, $options: [ProjectV2SingleSelectFieldOptionInput!]) {
  updateProjectV2Field(input: { fieldId: $field, singleSelectOptions: $options }) { clientMutationId }
}`,
  data: z.looseObject({}),
}

/** GitHub made these options anew, so that their cards lie in no column: the sweep puts each back by the record. */
export class OptionsReplacedError extends ToldError {
  override name = 'OptionsReplacedError'

  constructor(names: readonly string[]) {
    super({
      ja: `GitHub が選択肢 ${names.join('、')} を作り直したため、そのカードがどの列にもありません。hikeshi sweep を実行すると、記録に従って戻します`,
      en: `GitHub has replaced the options ${names.join(', ')}, so their cards lie in no column now. Run "hikeshi sweep": it puts each card back by the record`,
    })
  }
}

export function fixer(client: GitHubApi): Mender {
  type Field = NonNullable<BoardSettings['field']>

  async function setOptions(
    place: { org: string; project: number; field: string },
    { id: field, options: before }: Field,
    options: readonly Omit<Field['options'][number], 'id'>[],
  ): Promise<void> {
    await askGraphql(client, SET_OPTIONS, { field, options })
    // Options that are replaced lose their cards, and that an id is taken here is assumed: what became of them is looked at.
    const after = (await boardSettings(client, place))?.field?.options ?? []
    const lost = before.filter(({ id }) => !after.some((option) => option.id === id)).map(({ name }) => name)
    if (lost.length > 0) throw new OptionsReplacedError(lost)
  }

  return {
    async makeLabel({ owner, name: repo }, label) {
      try {
        await client.request('POST /repos/{owner}/{repo}/labels', { owner, repo, ...label })
      } catch (error) {
        // Somebody was quicker, or an answer was lost.
        if (statusOf(error) !== 422) throw error
      }
    },

    async fitBoard(org, { project, field }, options) {
      const settings = await boardSettings(client, { org, project, field })
      if (settings === undefined) return
      if (settings.field === undefined) {
        await client.request('POST /orgs/{org}/projectsV2/{project_number}/fields', {
          ...{ org, project_number: project, name: field, data_type: 'single_select' as const },
          single_select_options: options.map((name) => ({ name, color: 'GRAY' as const, description: '' })),
        })
        return
      }
      const there = settings.field.options
      const lacking = options.filter((name) => !there.some((option) => option.name === name))
      if (lacking.length === 0) return
      const added = lacking.map((name) => ({ name, color: 'GRAY', description: '' }))
      await setOptions({ org, project, field }, settings.field, [...there, ...added])
    },

    async renameLabel({ owner, name: repo }, { was, is }) {
      await client.request('PATCH /repos/{owner}/{repo}/labels/{name}', { owner, repo, name: is, new_name: was })
    },

    async renameOption(org, { project, field }, { was, is }) {
      const settings = await boardSettings(client, { org, project, field })
      const there = settings?.field?.options ?? []
      // Somebody was quicker.
      if (settings?.field === undefined || !there.some(({ name }) => name === is)) return
      const renamed = there.map((option) => (option.name === is ? { ...option, name: was } : option))
      await setOptions({ org, project, field }, settings.field, renamed)
    },

    async enableSchedule({ owner, name: repo }) {
      await client.request('PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable', {
        ...{ owner, repo, workflow_id: workflowFile('sweep') },
      })
    },

    async letActionsOpenPulls({ owner, name: repo }) {
      await client.request('PUT /repos/{owner}/{repo}/actions/permissions/workflow', {
        ...{ owner, repo, can_approve_pull_request_reviews: true },
      })
    },
  }
}
