/** A file that a repository has from the start. */
export type SeedFile = { path: string; text: string }
