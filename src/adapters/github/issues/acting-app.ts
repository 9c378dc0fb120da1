import type { Via } from '../../../domain/commands/via.ts'

/** GitHub's `performed_via_github_app`. */
export type ActingApp = { slug?: string | undefined } | null | undefined

/** An app's own account acts by itself, and what people make of its texts is theirs. */
export const viaOf = (app: ActingApp, account: { type?: string | undefined } | null | undefined): Via =>
  app?.slug === undefined || account?.type === 'Bot' ? 'account' : { app: app.slug }
