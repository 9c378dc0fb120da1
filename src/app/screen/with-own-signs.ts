import type { Ports } from '../ports/ports.ts'
import type { KnownScreen } from './known-screen.ts'

/** Anybody may give a comment the sign that the app would give: where a round looks at everything, only its own count. */
export async function withOwnSigns(ports: Ports, shown: KnownScreen, since: string): Promise<KnownScreen> {
  const { comments, thoroughly } = shown
  const signed = comments?.filter(({ signs, createdAt }) => signs.length > 0 && createdAt >= since) ?? []
  if (thoroughly !== true || comments === undefined || signed.length === 0) return shown
  const own = await ports.issues.ownSigns(signed)
  return { ...shown, comments: comments.map((one) => ({ ...one, signs: own.get(one.nodeId) ?? one.signs })) }
}
