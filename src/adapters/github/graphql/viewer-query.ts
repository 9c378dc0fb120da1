/** REST's `GET /user` is closed to tokens of apps; this answers every token, `slug[bot]` and all. */
export const VIEWER_QUERY = 'query Viewer { viewer { login databaseId } }'
