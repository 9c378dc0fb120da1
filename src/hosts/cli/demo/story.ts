import type { Cast } from './cast.ts'

/** One step of the story: who does what, and what must come of it. */
export interface Step {
  who: string
  door: 'form' | 'comment' | 'board' | 'label' | 'issue' | 'pull request'
  does: string
  /** What the person writes, shown under the step. */
  says?: string
  act(cast: Cast, issue: number): Promise<void>
  /** Where the case must stand afterwards. */
  phase: string
  /** A refusal must come back, naming all of these. */
  refused?: readonly string[]
}

export const REPORT = {
  who: 'reporter',
  title: '[Incident] Somebody signed in as me at night',
  input: {
    description: 'A sign-in to my mailbox at 02:10 from abroad. I was asleep.',
    certainty: 'suspected',
    'detected-at': 'now',
    ongoing: 'unknown',
    kind: 'unauthorised-access',
    systems: ['email'],
    information: ['unknown'],
  },
}

const says = (who: string, text: string, rest: Pick<Step, 'does' | 'phase'> & Partial<Step>): Step => ({
  who,
  door: 'comment',
  says: text,
  act: (cast, issue) => cast.comment(who, issue, text),
  ...rest,
})

const FINDINGS = `/record
### Damage found
One mailbox was read for about forty minutes. No other account shows that address.
### Analysis of the cause
A password used elsewhere as well; the mailbox had no second factor.
### Evidence (preserved, impossible or unneeded, and why)
Preserved: sign-in and audit logs, exported and kept by the system administrator.`

const RECORDS = `/record
### Occurrence and response
Sign-in at 02:10, contained at 07:32, access rebuilt by noon.
### Resumption of business
Mail was usable all the time; the owner worked from a new device.
### Effect on customers, partners and others concerned
Two customers' offers were in the mailbox; both are told by phone.`

const LESSONS = `/record
### What went wrong
Nobody looked at sign-in alerts at night.
### What went well
The report came within minutes, and containment waited for nobody.
### Who was wronged
third-party`

/** One incident from the form to closed: eight refusals by four doors, and containment in the first minute. */
export const STORY: readonly Step[] = [
  says('responder', '/contain Signed the account out everywhere and changed its password', {
    does: 'contains at once and says so; paperwork can wait',
    phase: 'containment',
  }),
  says('reporter', '/phase eradication', {
    does: 'wants to help and asks for the next phase',
    phase: 'containment',
    refused: ['R4.2-2', 'R4.2-4', 'R4.3-1'],
  }),
  {
    who: 'responder',
    door: 'board',
    does: 'drags the card to "Recovery", two columns too far',
    act: (cast, issue) => cast.drag('responder', issue, 'Recovery'),
    phase: 'containment',
    refused: ['R4.3-1'],
  },
  {
    who: 'officer',
    door: 'label',
    does: 'sets the label "phase: eradication" before anything is written down',
    act: (cast, issue) => cast.label('officer', issue, 'phase: eradication'),
    phase: 'containment',
    refused: ['R4.2-2', 'R4.2-4'],
  },
  says('responder', '/set severity high', {
    does: "sets the severity, which is the officer's to judge",
    phase: 'containment',
    refused: ['R4-2'],
  }),
  says('officer', '/set severity high', { does: 'judges the severity', phase: 'containment' }),
  says('responder', FINDINGS, { does: 'writes down damage, cause and evidence', phase: 'containment' }),
  {
    who: 'responder',
    door: 'board',
    does: 'drags the card to "Eradication" again',
    act: (cast, issue) => cast.drag('responder', issue, 'Eradication'),
    phase: 'eradication',
  },
  says(
    'sysadmin',
    '/set eradication-measures A second factor for every account; the old password is blocked\n/advance',
    {
      does: 'records what removed the cause and goes on',
      phase: 'recovery',
    },
  ),
  {
    who: 'executive',
    door: 'issue',
    does: 'closes the issue: everything works again, does it not?',
    act: (cast, issue) => cast.close('executive', issue),
    phase: 'recovery',
    refused: ['R1-3'],
  },
  says('executive', '/advance', {
    does: 'asks for learning before the three records are there',
    phase: 'recovery',
    refused: ['R4.3-2a', 'R4.3-2b', 'R4.3-2c', 'R4.1-1a'],
  }),
  says('executive', RECORDS, { does: 'writes the three records that the regulation asks for', phase: 'recovery' }),
  says('sysadmin', '/recovered email', { does: 'reports the mail system as recovered', phase: 'recovery' }),
  says('executive', '/stand-down all-recovered\n/advance', {
    does: 'ends the response organisation and goes on to learning',
    phase: 'learning',
  }),
  says('officer', '/advance', {
    does: 'would like to be done',
    phase: 'learning',
    refused: ['R4.4-1', 'R4.4-2', 'R4.4-3', 'R4.4-4'],
  }),
  {
    who: 'sysadmin',
    door: 'pull request',
    does: 'fills in the technical and the organisational side of the prevention plan',
    act: async (cast) => {
      const pull = await cast.pull()
      const plan = pull?.files.find((file) => file.startsWith('prevention/'))
      if (pull === undefined || plan === undefined) throw new Error('no prevention plan was proposed')
      await cast.write('sysadmin', pull.branch, plan, (text) =>
        text
          .replace(
            '<!-- hikeshi:section=technical -->',
            '<!-- hikeshi:section=technical -->\nA second factor is required for every account.',
          )
          .replace(
            '<!-- hikeshi:section=organisational -->',
            '<!-- hikeshi:section=organisational -->\nSomebody is on call for sign-in alerts at night.',
          ),
      )
    },
    phase: 'learning',
  },
  {
    who: 'officer',
    door: 'pull request',
    does: 'approves the plan, as the system administrator does, and merges it',
    act: async (cast) => {
      const pull = await cast.pull()
      if (pull === undefined) throw new Error('there is no pull request to approve')
      await cast.approve('sysadmin', pull.number)
      await cast.approve('officer', pull.number)
      await cast.merge('officer', pull.number)
    },
    phase: 'learning',
  },
  says('officer', LESSONS, { does: 'sorts out what went wrong and well, and who was wronged', phase: 'learning' }),
  says('officer', '/action @sysadmin 2030-01-31 Require a second factor for every account', {
    does: 'gives the measure an owner and a date',
    phase: 'learning',
  }),
  says('responder', '/acknowledge board-report', {
    does: "tries to acknowledge the report in the board's place",
    phase: 'learning',
    refused: ['R4.4-2'],
  }),
  says('board', '/acknowledge board-report', { does: 'takes note of the report', phase: 'learning' }),
  says('officer', '/sent customers via phone to customers 2\n/sent persons-covered via mail', {
    does: 'records that customers and everyone covered were told',
    phase: 'learning',
  }),
  {
    who: 'officer',
    door: 'board',
    does: 'drags the card to "Closed"',
    act: (cast, issue) => cast.drag('officer', issue, 'Closed'),
    phase: 'closed',
  },
]
