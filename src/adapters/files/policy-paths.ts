/** The file that people write. */
export const POLICY_PATH = '.github/hikeshi.yml'
/** The whole policy, made of that file and its base. */
export const RESOLVED_PATH = '.github/hikeshi.resolved.yml'
export const SCHEMA_PATH = '.github/hikeshi.schema.json'
