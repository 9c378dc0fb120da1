import type { LoadingApp } from './app-running.ts'
import type { ReadPolicy } from './organisation/policy-facts.ts'
import type { Records } from './records.ts'

/** The output of `hikeshi sandbox --json`; repositories as `owner/name`. */
export type SandboxFacts = {
  url: string
  webhookUrl: string
  org: string
  project: { number: number; url: string }
  repos: { incidents: string; restricted: string; runbooks: string }
  tokens: Record<string, string>
  app: { id: number; slug: string; installationId: number }
  control: string
}

export type Sandbox = SandboxFacts & {
  /** The app's own secrets, for tests that act as the app. */
  secrets: { privateKey: string; webhookSecret: string }
  idle(): Promise<void>
  stop(): Promise<void>
}

export type SeedLabel = { name: string; color: string; description: string }

export type SandboxOptions = {
  port?: number
  policyPath?: string
  policyText?: string
  /** The company's own text, where the policy was made of it and a base: both files lie there. */
  ownPolicy?: string
  /** How many processes of the app share the one webhook address. */
  apps?: number
  /** `none`: GitHub alone; its webhooks are recorded, and sent only where `webhookTarget` says. */
  app?: 'fork' | 'none'
  /** The app's key; left out, one is made, which takes longer than starting the rest. */
  privateKey?: string
  /** The program to fork instead of the app that was built. */
  appEntry?: string
  /** Gives a process that runs the app; left out, each is forked anew. */
  loadApp?: (entry: string) => LoadingApp
  /** How a delivery reaches the app, and the owner's adoption the sandbox; left out, by a connection. */
  deliver?: typeof fetch
  /**
   * Says what the organisation looks like under a policy; left out, each sandbox reads its own, which takes as long as
   * starting the rest.
   */
  readPolicy?: ReadPolicy
  webhookTarget?: string
  /** Addresses and secrets of calls; one that is left out leads to the outbox. */
  environment?: Readonly<Record<string, string>>
  seed?: number
  plan?: 'free' | 'team'
  /** `empty`: people in an organisation, and nothing of a set-up; the app runs once it is registered and installed. */
  company?: 'set-up' | 'empty'
  /**
   * `actions`: GitHub's own app, in whose name workflows write; it stands for their runs, and need not be registered.
   * `workflows`: an app without a webhook, by whose token they act.
   */
  answeredBy?: 'app' | 'actions' | 'workflows'
  /** How much the app's processes say on the standard error; otherwise their errors. */
  log?: 'silent' | 'error' | 'info'
  /** Events that the app hears of, instead of those that its manifest names. */
  events?: readonly string[]
  /** The app's permissions, where they are other than its manifest asks for. */
  permissions?: Readonly<Record<string, string>>
  /** Files that lie in a repository from the start, by the repository's key in `repos`. */
  files?: Readonly<Partial<Record<'incidents' | 'restricted' | 'runbooks', readonly { path: string; text: string }[]>>>
  /** Labels that a repository has from the start. */
  labels?: Readonly<Partial<Record<'incidents' | 'restricted' | 'runbooks', readonly SeedLabel[]>>>
  /** False: the policy is committed, and nobody has adopted it yet. */
  adopt?: boolean
  /** The reader of the records, for the playground; made once everything is up. */
  records?: (facts: SandboxFacts, now: () => Date, secrets: Sandbox['secrets']) => Records
}
