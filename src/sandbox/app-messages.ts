/** Messages between the sandbox and the app's process. */
export type AppConfiguration = {
  appId: number
  privateKey: string
  webhookSecret: string
  baseUrl: string
  port: number
  nowOffset: number
  /** Where the app finds addresses and secrets of calls. */
  environment: Readonly<Record<string, string>>
  log: 'silent' | 'error' | 'info'
}
export type ToApp =
  | { kind: 'start'; configuration: AppConfiguration }
  | { kind: 'clock'; id: number; nowOffset: number }
  | { kind: 'idle'; id: number }
  | { kind: 'sweep'; id: number }
  | { kind: 'rest'; id: number }
export type FromApp =
  | { kind: 'ready'; url: string }
  | { kind: 'failed-to-start'; error: string }
  | { kind: 'done'; id: number; result?: unknown }
  | { kind: 'failed'; id: number; error: string }
