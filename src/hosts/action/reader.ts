/** Names the code that reads policies and runbooks; the build puts a digest of it here. */
export const PARSER_VERSION: string | undefined = undefined
