import type { Runbook } from './runbook.ts'

export interface RunbookMatch {
  readonly runbook: Runbook
  readonly why: {
    readonly by: 'kind-and-system' | 'kind'
    /** The systems of the case that the runbook is made for. */
    readonly systems: readonly string[]
    /** Ids of the other runbooks that fit just as well: a person chooses between them. */
    readonly tied: readonly string[]
  }
}

export interface CaseTraits {
  readonly kind: string | undefined
  readonly systems: readonly string[]
}

/** Which runbooks fit a case, the most specific first (R4.2-2); none of a kind that is not known yet (R4.2-3). */
export function matchRunbooks(runbooks: readonly Runbook[], about: CaseTraits): RunbookMatch[] {
  const fits = runbooks.flatMap((runbook) => {
    const fit = fitOf(runbook, about)
    return fit === undefined ? [] : [{ runbook, ...fit }]
  })
  return fits
    .map(({ runbook, by, systems }) => {
      const equals = fits.filter((other) => other.by === by && other.runbook !== runbook)
      return { runbook, why: { by, systems, tied: equals.map((other) => other.runbook.head.id).sort() } }
    })
    .sort((a, b) => rank(a) - rank(b) || (a.runbook.head.id < b.runbook.head.id ? -1 : 1))
}

function fitOf({ head }: Runbook, about: CaseTraits): Pick<RunbookMatch['why'], 'by' | 'systems'> | undefined {
  if (about.kind === undefined || !head.kinds.includes(about.kind)) return undefined
  if (head.systems.length === 0) return { by: 'kind', systems: [] }
  const systems = about.systems.filter((system) => head.systems.includes(system))
  return systems.length > 0 ? { by: 'kind-and-system', systems } : undefined
}

const rank = (match: RunbookMatch): number => (match.why.by === 'kind-and-system' ? 0 : 1)
