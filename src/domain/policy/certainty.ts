/** The field that says how sure a report is, and its option for a suspicion: ids of the form, which stay as they are. */
export const CERTAINTY = 'certainty'
export const SUSPECTED = 'suspected'
