/** The route of a request to GitHub. */
export interface AskedRoute {
  method: string
  /** Without the server, its names filled in or not. */
  path: string
}
