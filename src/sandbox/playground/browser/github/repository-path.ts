/** `owner/name` of an API address of a repository. */
export const repositoryOf = (url: string): string => /\/repos\/([^/]+\/[^/]+)/.exec(url)?.[1] ?? ''

/** A file's path as part of an address. */
export const asPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
