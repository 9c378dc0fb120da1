import { ToldError } from '../domain/values/told-error.ts'
import { packageRoot } from './organisation/templates.ts'

/**
 * Packages that the embedded GitHub alone needs: a server in production does without them, so they are loaded here, when
 * asked for, and nowhere else.
 */
export const emulate = (): Promise<typeof import('emulate')> => import('emulate').catch(notThere)
export const graphqlEngine = (): Promise<typeof import('graphql')> => import('graphql').catch(notThere)

/** Throws, in one sentence, where they are not installed. */
export async function optionalPackages(): Promise<void> {
  await Promise.all([emulate(), graphqlEngine()])
}

function notThere(cause: unknown): never {
  if (!(cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND')) throw cause
  throw new ToldError(
    {
      ja: `内蔵 GitHub に必要なパッケージ「emulate」と「graphql」が入っていません。${packageRoot()} で「npm ci --include=optional」を実行してください`,
      en: `the embedded GitHub needs the packages "emulate" and "graphql", which are not installed: run "npm ci --include=optional" in ${packageRoot()}`,
    },
    { cause },
  )
}
