/**
 * A branch as it is read by name. By the short one GitHub may read a tag instead, which anybody who may write can make, at
 * any older state.
 */
export const wholeName = (branch: string): string => `refs/heads/${branch}`
