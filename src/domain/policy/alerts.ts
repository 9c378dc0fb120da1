import * as z from 'zod/mini'

/** GitHub's own alerts, which open a case where the policy says so (R4.1-3). */
const ALERT_KINDS = ['secret-scanning', 'code-scanning', 'dependabot'] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** The permissions that the app needs for them: it asks for none of them by itself. */
export const ALERT_ACCESS: Readonly<Record<AlertKind, { permission: string; event: string }>> = {
  'secret-scanning': { permission: 'secret_scanning_alerts', event: 'secret_scanning_alert' },
  'code-scanning': { permission: 'security_events', event: 'code_scanning_alert' },
  dependabot: { permission: 'vulnerability_alerts', event: 'dependabot_alert' },
}

/** Left out: none is heard. */
export const alertsSchema = z.strictObject({
  of: z.array(z.enum(ALERT_KINDS)).check(z.minLength(1)),
  /** Names of repositories of the same owner on which the app is installed; the policy's own among them or not. */
  in: z
    .array(z.string().check(z.regex(/^[\w.-]+$/, 'a name of a repository alone, without its owner')))
    .check(z.minLength(1)),
})
