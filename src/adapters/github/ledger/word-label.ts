/** Nobody puts it on an issue: its description alone is of use, since it lies beside the branch and not in it. */
export const WORD_LABEL = 'hikeshi-records'
