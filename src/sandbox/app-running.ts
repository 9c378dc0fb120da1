import type { AppConfiguration } from './app-messages.ts'

/** The app as the sandbox runs it. */
export type AppChild = {
  url: string
  clock(nowOffset: number): Promise<void>
  idle(): Promise<void>
  sweep(): Promise<unknown>
  /** Without warning. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** A process that has the app loaded, and runs it for one GitHub after another. */
export type AppProcess = Omit<AppChild, 'url'> & {
  /** Gives the app's address. */
  start(configuration: AppConfiguration): Promise<string>
  /** Ends the app once nothing is under way, and keeps the process; one that does not come to rest in time is killed. */
  rest(): Promise<void>
  alive(): boolean
  /** While nobody holds it, nothing waits for its end. */
  hold(held: boolean): void
}

/** A process that loads the app, and runs it once it is told for which GitHub. */
export type LoadingApp = {
  run(configuration: AppConfiguration): Promise<AppChild>
  /** It is not needed after all. */
  drop(): Promise<void>
}
