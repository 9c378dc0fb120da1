import type { PlaygroundKey, PlaygroundWords } from '../playground/words.ts'

/** The texts of "the night of a stolen password": told by `npm run demo`, and played in the playground's tour. */
export interface Night {
  title: string
  description: string
  /** When it was noticed, as people of the language write it. */
  detected: string
  severity: string
  contain: string
  findings: string
  eradicated: string
  records: string
  recovered: string
  stoodDown: string
  lessons: string
  measure: string
  acknowledge: string
  told: string
  /** The two sections of the plan, by the marker that each stands under. */
  plan: Readonly<Record<'technical' | 'organisational', string>>
}

/** Each notice drawn up, approved, and recorded as sent to those whom it goes to. */
const TOLD = [
  '/notice customers',
  '/notice persons-covered',
  '/approve customers',
  '/approve persons-covered',
  '/sent customers via phone to customers 2',
  '/sent persons-covered via mail to employees, dispatched, contract, part-time, interns, contractors, directors',
]

/** `labelOf`: a field's name in the policy, by which `/record` and `/set` know it. */
export function night(say: PlaygroundWords, labelOf: (field: string) => string): Night {
  const record = (facts: Readonly<Record<string, string>>) =>
    ['/record', ...Object.entries(facts).map(([field, text]) => `### ${labelOf(field)}\n${text}`)].join('\n')
  return {
    title: say('story.title'),
    description: say('story.description'),
    detected: say('story.detected'),
    severity: `/set ${labelOf('severity')} ${say('story.severity')}`,
    contain: `/contain ${say('story.contained')}`,
    findings: record({ damage: say('story.damage'), cause: say('story.cause'), evidence: say('story.evidence') }),
    eradicated: `/set ${labelOf('eradication-measures')} ${say('story.eradicated')}\n/advance`,
    records: record({
      'response-record': say('story.response'),
      'business-resumption': say('story.resumption'),
      'stakeholder-impact': say('story.effect'),
    }),
    recovered: '/recovered email',
    stoodDown: '/stand-down all-recovered\n/advance',
    lessons: record({
      'went-wrong': say('story.went-wrong'),
      'went-well': say('story.went-well'),
      harm: 'third-party',
      'notice-summary': say('story.notice-summary'),
      'notice-measures': say('story.notice-measures'),
    }),
    measure: `/action @sysadmin 2030-01-31 ${say('story.measure')}`,
    acknowledge: '/acknowledge board-report',
    told: TOLD.join('\n'),
    plan: { technical: say('story.technical'), organisational: say('story.organisational') },
  }
}

/** The plan with both of its sections filled in. */
export const planFilled = (text: string, { plan }: Night): string =>
  Object.entries(plan).reduce(
    (filled, [section, words]) => filled.replace(`<!-- hikeshi:section=${section} -->`, (mark) => `${mark}\n${words}`),
    text,
  )

/** The answers to the incident form: the kind and the system go by their ids in the policy. */
export const REPORTED = {
  certainty: 'suspected',
  ongoing: 'unknown',
  kind: 'unauthorised-access',
  systems: ['email'],
  information: ['unknown'],
} as const

/** The steps between containment and learning, where the tour lets the night pass. */
export const MEANWHILE = [
  { who: 'sysadmin', says: 'eradicated' },
  { who: 'executive', says: 'records' },
  { who: 'sysadmin', says: 'recovered' },
  { who: 'executive', says: 'stoodDown' },
] as const satisfies readonly { who: string; says: keyof Night }[]

export const doorWords = (say: PlaygroundWords, door: Door): string => say(`door.${door}` satisfies PlaygroundKey)

export type Door = 'form' | 'comment' | 'board' | 'label' | 'issue' | 'pull-request'
