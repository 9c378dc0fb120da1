/** Names the code that reads policies and runbooks; the build puts a digest of it here. */
export const READER: string | undefined = undefined
