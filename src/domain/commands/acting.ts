import { isKeptOut } from '../case/roles-of.ts'
import { hasRole, type View } from './decision.ts'

/**
 * Whether this is done in somebody's stead (代行): by a deputy whom no role of his own entitles, or by a responder
 * after nobody in charge has answered. Whom they stand in for ratifies it (追認), unless the case keeps just those out: who
 * asked for an exception, or whom a violation is about, has no say in it afterwards either.
 */
export function acting(view: View, allowed: readonly string[]): { acting?: { role: string; for: string } } {
  const standIns = view.roles.filter((role) => {
    const stead = view.policy.roles[role]?.['acts-for']
    return stead !== undefined && (stead.when === 'always' || nobodyAnswered(view))
  })
  const own = allowed.filter((role) => !standIns.includes(role))
  if (hasRole(view, own)) return {}
  const role = standIns.find((one) => allowed.includes(one))
  const stead = role === undefined ? undefined : view.policy.roles[role]?.['acts-for']
  if (role === undefined || stead === undefined) return {}
  const isOwn = isKeptOut(view.policy, view.directory, view.case, stead.role)
  return isOwn ? {} : { acting: { role, for: stead.role } }
}

/** Everybody in charge has been waited for in vain. */
function nobodyAnswered(view: View): boolean {
  return view.case.answered === undefined && view.policy.answering.every((role) => view.case.unanswered.includes(role))
}
