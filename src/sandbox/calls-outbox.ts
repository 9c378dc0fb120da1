/** Calls that the app has made by webhook: nobody is woken by a sandbox, and people see what they would have got. */
export type CallsOutbox = {
  /** Variables that lead the channels of a policy here. */
  environment(policyText: string): Record<string, string>
  take(call: unknown): void
  all(): readonly unknown[]
  clear(): void
}

const REFERENCE = /\b(url|secret|key): *["']?env:(HIKESHI_CALL_[A-Z0-9_]+)/g
/** Nobody reads further back. */
const MOST = 200

export function callsOutbox(address: string): CallsOutbox {
  let calls: unknown[] = []
  return {
    environment: (policyText) =>
      Object.fromEntries(
        [...policyText.matchAll(REFERENCE)].map(([, key, name = '']) => [name, key === 'url' ? address : 'sandbox']),
      ),
    take(call) {
      calls = [...calls, call].slice(-MOST)
    },
    all: () => calls,
    clear() {
      calls = []
    },
  }
}
