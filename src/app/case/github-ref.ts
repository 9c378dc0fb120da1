/** Something that the app has made on GitHub. */
export interface GitHubRef {
  id: number
  nodeId?: string
}
