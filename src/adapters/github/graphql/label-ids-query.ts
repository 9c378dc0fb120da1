/** GraphQL names labels by ids alone. */
export const LABEL_IDS_QUERY = `query LabelIds($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { labels(first: 100) { nodes { id name } } }
}`
