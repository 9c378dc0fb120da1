import type { SetUpContext } from './context.ts'
import { type Item, STEPS, type StepId } from './item.ts'
import type { SetUpHands } from './site.ts'
import { lookAtAccess } from './steps/access.ts'
import { lookAtAdoption } from './steps/adoption.ts'
import { lookAtApp } from './steps/app.ts'
import { lookAtBoard } from './steps/board.ts'
import { lookAtDoctor } from './steps/doctor.ts'
import { lookAtDrill } from './steps/drill.ts'
import { lookAtFiles } from './steps/files.ts'
import { lookAtLabels } from './steps/labels.ts'
import { lookAtOrganisation } from './steps/organisation.ts'
import { lookAtRepositories } from './steps/repositories.ts'
import { lookAtSecrets } from './steps/secrets.ts'
import { lookAtServer } from './steps/server.ts'
import { lookAtTeams } from './steps/teams.ts'

/** Looks at GitHub as it stands, and says what of a step is there, what is to be done, and what is left to people. */
type Look = (context: SetUpContext) => Promise<readonly Item[]>

const LOOKS: Readonly<Record<StepId, Look>> = {
  organisation: lookAtOrganisation,
  repositories: lookAtRepositories,
  teams: lookAtTeams,
  access: lookAtAccess,
  board: lookAtBoard,
  files: lookAtFiles,
  app: lookAtApp,
  secrets: lookAtSecrets,
  labels: lookAtLabels,
  server: lookAtServer,
  adoption: lookAtAdoption,
  doctor: lookAtDoctor,
  drill: lookAtDrill,
}

export type Outcome = 'there' | 'done' | 'would' | 'left' | 'waits'

export interface Told {
  outcome: Outcome
  key: string
  values: Readonly<Record<string, string>>
  link: string | undefined
}

export interface StepTold {
  step: StepId
  items: readonly Told[]
}

/** `hands`: who carries out what is to be done; a dry run has none. */
export interface Means {
  hands: SetUpHands | 'dry-run'
  /** Forgets earlier reads: they are not so any more. */
  changed(): void
  /** A person may do now what is left of a step; gives whether it is worth looking again. */
  byHand(step: StepId, left: readonly Told[]): Promise<boolean>
  begins(step: StepId): void
  told(step: StepTold): void
}

/** A look finds no more than what the one before it made possible, so few are enough; a lagging GitHub asks for no more. */
const MOST_LOOKS = 6

/** Step after step: looks, does what is to be done, and looks again, since only GitHub knows what it has made. */
export async function runSetUp(context: SetUpContext, means: Means): Promise<readonly StepTold[]> {
  const all: StepTold[] = []
  for (const step of STEPS) {
    means.begins(step)
    const told = { step, items: await takeStep(step, context, means) }
    all.push(told)
    means.told(told)
  }
  return all
}

async function takeStep(step: StepId, context: SetUpContext, means: Means): Promise<readonly Told[]> {
  const { hands } = means
  const done = new Map<string, Told>()
  const carriedOut = new Set<string>()
  for (let looks = 1; ; looks += 1) {
    const items = await LOOKS[step](context)
    const due = items.filter((item) => item.kind === 'to-do' && !carriedOut.has(JSON.stringify(item.act)))
    if (hands === 'dry-run' || due.length === 0 || looks === MOST_LOOKS) {
      const told = items.map((item) => toldOf(item, done))
      const open = told.filter(({ outcome }) => outcome === 'left')
      if (hands === 'dry-run' || open.length === 0 || looks === MOST_LOOKS || !(await means.byHand(step, open)))
        return told
      means.changed()
      continue
    }
    for (const item of due) {
      if (item.kind !== 'to-do') continue
      const link = await hands.carryOut(item.act)
      carriedOut.add(JSON.stringify(item.act))
      done.set(idOf(item), { outcome: 'done', key: item.key, values: item.values, link: link ?? item.link })
      means.changed()
    }
  }
}

const idOf = ({ key, values }: Pick<Item, 'key' | 'values'>): string => JSON.stringify([key, values])

function toldOf(item: Item, done: ReadonlyMap<string, Told>): Told {
  const { key, values, link } = item
  const made = done.get(idOf(item))
  switch (item.kind) {
    case 'there':
      return made ?? { outcome: 'there', key, values, link }
    case 'to-do':
      return made ?? { outcome: 'would', key, values, link }
    case 'later':
      return { outcome: 'would', key, values, link }
    case 'left':
    case 'waits':
      return { outcome: item.kind, key, values, link }
  }
}
