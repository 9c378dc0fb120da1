/**
 * How much of a text is read that anybody with write access may have put there: enough for any honest one, little enough
 * that one file keeps nobody waiting.
 */

/** A file of a repository: policy, runbook or plan. In bytes; several times what a large company needs. */
export const LARGEST_FILE = 256 * 1024

/** Levels of YAML: the deepest condition of a policy needs ten, and whatever reads them recurses. */
export const DEEPEST_YAML = 40

/**
 * One line of a record, in characters. It holds texts of one issue or comment, which GitHub keeps below 65,536 signs, and
 * an escaped sign takes six: a longer line is no line of the app's.
 */
export const LARGEST_LINE = 16 * 1024 * 1024

/**
 * A whole record, in bytes. An issue takes 2,500 comments, so that honest ones stay far below; more than this is neither read nor
 * written, or one file of somebody's would hold all others up.
 */
export const LARGEST_RECORD = 32 * 1024 * 1024

/**
 * Title, description or shown difference of a pull request, in characters. GitHub takes 65,536 of a description: what is larger
 * came about otherwise, and is named instead of read.
 */
export const LARGEST_PULL_TEXT = 256 * 1024

/** Findings of one kind in one file: nobody mends more at a time, and a file of another kind altogether has thousands. */
export const MOST_FINDINGS = 100

/** A size as people read it, in KiB; never less than it is. */
export const inKiB = (size: number): string => String(Math.ceil(size / 1024))
