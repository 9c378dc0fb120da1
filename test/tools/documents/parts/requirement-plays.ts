/** A test by its file below `test` (without `.test.ts`) and how its title begins. */
export type Played = readonly [file: string, title: string]

/**
 * Of each obligation the test that plays the way allowed, and the one that plays the way refused, which expects its own
 * clause to be cited: by the refusal, by a check on a pull request, or by the operation check. A test holds all of that.
 */
export const PLAYS: Readonly<Record<string, { allowed: Played; refused: Played }>> = {
  'R1-1': {
    allowed: ['scenarios/reports', 'R1-1 an empty body opens the case'],
    refused: ['scenarios/reports', 'R1-1 an edit that leaves %s of the form'],
  },
  'R1-2': {
    allowed: ['scenarios/whole-incident', 'R4.1-1a R1-2 a runbook matches'],
    refused: ['scenarios/regulation', 'R1-2 refused'],
  },
  'R1-3': {
    allowed: ['scenarios/whole-incident', 'R1-3 the officer closes'],
    refused: ['scenarios/gates', 'R1-3 no way leads past the phases between'],
  },
  'R1-4': { allowed: ['scenarios/regulation', 'R1-4 allowed'], refused: ['scenarios/regulation', 'R1-4 refused'] },
  'R1-5': { allowed: ['scenarios/regulation', 'R1-5 allowed'], refused: ['scenarios/regulation', 'R1-5 refused'] },
  'R1-6': {
    allowed: ['scenarios/regulation', 'R1-6 allowed'],
    refused: ['scenarios/regulation', 'R1-6 refused'],
  },
  'R2-1': {
    allowed: ['scenarios/regulation', 'R2-1 allowed'],
    refused: ['scenarios/regulation', 'R2-1 refused'],
  },
  'R3-1': { allowed: ['scenarios/regulation', 'R3-1 allowed'], refused: ['scenarios/regulation', 'R3-1 refused'] },
  'R4-1': { allowed: ['scenarios/regulation', 'R4-1 allowed'], refused: ['scenarios/regulation', 'R4-1 refused'] },
  'R4-2': {
    allowed: ['scenarios/urgent', 'R4-2 R4.1-1a confirmed ransomware'],
    refused: ['scenarios/channel', 'R4-2 severity is set by stated criteria'],
  },
  'R4.1-1': {
    allowed: ['scenarios/runbook-check', 'R4.1-1 R4.1-1c allowed'],
    refused: ['scenarios/runbook-check', 'R4.1-1 refused: names what a runbook lacks'],
  },
  'R4.1-1a': {
    allowed: ['scenarios/whole-incident', 'R4.3-2a R4.3-2b R4.3-2c R4.1-1a with the three records'],
    refused: ['scenarios/regulation', 'R4.1-1a R4.3-2a R4.3-2b R4.3-2c refused'],
  },
  'R4.1-1b': {
    allowed: ['scenarios/regulation', 'R4.1-1b allowed'],
    refused: ['scenarios/regulation', 'R4.1-1b refused'],
  },
  'R4.1-1c': {
    allowed: ['scenarios/regulation', 'R4.1-1c R4.1-1d allowed'],
    refused: ['scenarios/runbook-check', 'R4.1-1c refused'],
  },
  'R4.1-1d': {
    allowed: ['scenarios/regulation', 'R4.1-1c R4.1-1d allowed'],
    refused: ['scenarios/preparation', 'R4.1-1d refused'],
  },
  'R4.1-1e': {
    allowed: ['scenarios/preparation', 'R4.1-1e it closes once all have'],
    refused: ['scenarios/preparation', 'R4.1-1e each person and group is listed, and closing is refused'],
  },
  'R4.1-2': {
    allowed: ['scenarios/drill', 'R4.1-2 without a problem it closes'],
    refused: ['scenarios/drill', 'R4.1-2 a problem opens a pull request on the runbook, and closing waits'],
  },
  'R4.1-3': {
    allowed: ['scenarios/alerts', "R4.1-3 GitHub's own alerts of which deliveries tell"],
    refused: ['scenarios/operation-check', 'R5-1 R5-2 R4.1-3 is not signed while a finding'],
  },
  'R4.1-4': {
    allowed: ['scenarios/preparation', 'R4.1-4 allowed'],
    refused: ['scenarios/preparation', 'R4.1-4 refused'],
  },
  'R4.2-1': {
    allowed: ['scenarios/night', 'R4.2-1 the report calls the officer at once'],
    refused: ['scenarios/night', 'R4.2-1 what was done in his stead is ratified'],
  },
  'R4.2-2': {
    allowed: ['scenarios/whole-incident', 'R4.2-2 R4.2-4 with damage'],
    refused: ['scenarios/regulation', 'R1-6 R4.2-2 refused'],
  },
  'R4.2-3': {
    allowed: ['scenarios/no-runbook', 'R4.2-3 an appointed executive passes gates'],
    refused: ['scenarios/no-runbook', 'R4.2-3 no runbook: analysis is refused'],
  },
  'R4.2-4': {
    allowed: ['scenarios/channel', 'R4.2-4 evidence is kept by reference'],
    refused: ['scenarios/duplicates', 'R4.2-4 no chains, no circles'],
  },
  'R4.3-1': {
    allowed: ['scenarios/whole-incident', 'R4.3-1 the responder contains at once'],
    refused: ['scenarios/gates', 'R1-3 R4.3-1 what was contained must be lifted'],
  },
  'R4.3-2a': {
    allowed: ['scenarios/whole-incident', 'R4.3-2a R4.3-2b R4.3-2c R4.1-1a with the three records'],
    refused: ['scenarios/regulation', 'R4.1-1a R4.3-2a R4.3-2b R4.3-2c refused'],
  },
  'R4.3-2b': {
    allowed: ['scenarios/whole-incident', 'R4.3-2a R4.3-2b R4.3-2c R4.1-1a with the three records'],
    refused: ['scenarios/regulation', 'R4.1-1a R4.3-2a R4.3-2b R4.3-2c refused'],
  },
  'R4.3-2c': {
    allowed: ['scenarios/whole-incident', 'R4.3-2a R4.3-2b R4.3-2c R4.1-1a with the three records'],
    refused: ['scenarios/regulation', 'R4.1-1a R4.3-2a R4.3-2b R4.3-2c refused'],
  },
  'R4.4-1': {
    allowed: ['scenarios/whole-incident', 'R4.4-1 the check says what is missing, and is content'],
    refused: ['scenarios/prevention-pull', 'R4.4-1 closed unmerged: the gate stays shut'],
  },
  'R4.4-2': {
    allowed: ['scenarios/whole-incident', 'R4.4-2 with an outside party the board acknowledges'],
    refused: ['scenarios/board-report', 'R4.4-2 is drawn up with the plan in the case itself'],
  },
  'R4.4-3': {
    allowed: ['scenarios/notices', 'R4.4-3 several cases may share one notice'],
    refused: ['scenarios/notices', 'R4.4-3 no text is approved before the plan is merged'],
  },
  'R4.4-4': {
    allowed: ['scenarios/whole-incident', 'R4.4-1 R4.4-4 entering learning opens one pull request'],
    refused: ['scenarios/regulation', 'R4.4-4 refused'],
  },
  'R4.4-5': {
    allowed: ['scenarios/whole-incident', 'R4.4-5 every line of every ledger holds'],
    refused: ['scenarios/insider', 'R4.4-5 refused: an older state'],
  },
  'R5-1': {
    allowed: ['scenarios/operation-check', 'R5-1 the officer signs what stands there now'],
    refused: ['scenarios/operation-check', 'R5-1 R5-2 R4.1-3 is not signed while a finding'],
  },
  'R5-2': {
    allowed: ['scenarios/operation-check', 'R5-2 what is mended disappears'],
    refused: ['scenarios/actions', 'R4.4-3 R5-2 its owner neither confirms nor judges it'],
  },
  'R6-1': {
    allowed: ['scenarios/exception', 'R6-1 an approved exception opens the gate'],
    refused: ['scenarios/exception', 'R6-1 nobody approves or refuses his own request'],
  },
  'R7-1': {
    allowed: ['scenarios/violation', 'R7-1 it is taken in the restricted repository alone'],
    refused: ['scenarios/violation', 'R7-2 R7-1 refused'],
  },
  'R7-2': {
    allowed: ['scenarios/violation', 'R7-2 R7-1 allowed'],
    refused: ['scenarios/violation', 'R7-2 R7-1 refused'],
  },
  'R7-3': { allowed: ['scenarios/violation', 'R7-3 allowed'], refused: ['scenarios/violation', 'R7-3 refused'] },
  'R7-4': {
    allowed: ['scenarios/violation', 'R7-4 the person’s own statement ends the time to answer'],
    refused: ['scenarios/violation', 'R7-4 nothing is decided before'],
  },
  'R7-5': { allowed: ['scenarios/violation', 'R7-5 allowed'], refused: ['scenarios/violation', 'R7-5 refused'] },
  'R8-1': {
    allowed: ['scenarios/edition', 'R8-1 R9-4 approved, recorded for each customer'],
    refused: ['scenarios/edition', 'R8-1 refused: nobody but the officer approves it'],
  },
  'R8-2': {
    allowed: ['scenarios/restricted-incident', 'R8-2 allowed'],
    refused: ['scenarios/regulation', 'R8-2 refused'],
  },
  'R8-3': {
    allowed: ['scenarios/disclosure', 'R8-3 it is judged and approved for that case'],
    refused: ['scenarios/disclosure', 'R8-3 nobody approves his own request'],
  },
  'R9-1': { allowed: ['scenarios/revision', 'R9-1 allowed'], refused: ['scenarios/revision', 'R9-1 refused'] },
  'R9-2': {
    allowed: ['scenarios/revision', 'R9-2 R9-4 R9-5 merged with the officer'],
    refused: ['scenarios/revision', 'R9-2 R9-5 refused'],
  },
  'R9-3': {
    allowed: ['scenarios/review', 'R9-3 allowed'],
    refused: ['scenarios/review', 'R9-3 refused'],
  },
  'R9-4': {
    allowed: ['scenarios/revision', 'R9-4 allowed'],
    refused: ['scenarios/revision', 'R9-4 refused'],
  },
  'R9-5': {
    allowed: ['scenarios/revision', 'R9-2 R9-4 R9-5 merged with the officer'],
    refused: ['scenarios/own-policy', 'R9-5 R2-1 R4.4-5 R8-2 refused'],
  },
}
