import type { Json } from '../json.ts'
import { type IssueFieldNote, type Notes, nodeId } from '../notes.ts'

/** A type as issues show it. */
export function viewIssueType({ issueSettings }: Pick<Notes, 'issueSettings'>, id: number | undefined): Json | null {
  const type = issueSettings.types.find((one) => one.id === id)
  return type === undefined
    ? null
    : { ...type, node_id: nodeId('IssueType', type.id), description: null, color: 'gray', is_enabled: true }
}

export const viewIssueField = ({ id, name, options }: IssueFieldNote): Json => ({
  ...{ id, name, node_id: nodeId('IssueFieldSingleSelect', id), description: null, data_type: 'single_select' },
  options: options.map((option) => ({ ...option, description: null, color: 'gray', priority: null })),
})

/** The chosen option of each field; an option that is gone has taken its values with it. */
export function viewFieldValues({ issueSettings, fieldValues }: Notes, key: string): Json[] {
  const values = fieldValues.get(key)
  return issueSettings.fields.flatMap(({ id, name, options }) => {
    const option = options.find((one) => one.id === values?.get(id))
    if (option === undefined) return []
    return [
      {
        ...{ issue_field_id: id, issue_field_name: name, node_id: nodeId('IssueFieldSingleSelect', id) },
        ...{ data_type: 'single_select', value: option.name },
        single_select_option: { ...option, color: 'gray' },
      },
    ]
  })
}
