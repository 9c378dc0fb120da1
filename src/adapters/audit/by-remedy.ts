import type { KnownFinding } from '../../domain/findings/findings.ts'

/** In the order of their numbers; what is put right in the same way stands together. */
export function byRemedy<Of extends Pick<KnownFinding, 'code'>>(findings: readonly Of[]): Of[][] {
  const groups = new Map<string, Of[]>()
  for (const one of findings) groups.set(one.code, [...(groups.get(one.code) ?? []), one])
  return [...groups.values()]
}
