/** It looks like a command and cannot be read: told what the command wants. */
export interface Unreadable {
  kind: 'unreadable'
  name: string
  /** Nobody can be sure that just this command was meant: `line` is the one that works, `kept` says what was done. */
  slip?: { line: string; kept: string }
  edited?: true
  /** An edit took these lines out of its comment: what they recorded stands. */
  gone?: readonly GoneLine[]
  /** Somebody deleted a comment of this author: these lines of the record were said in it. */
  deleted?: { author: string; lines: readonly number[] }
  /** A move of nobody knows whom. */
  unseen?: true
  /** All but the day or time could be read. */
  time?: string
  /** Another command of the line goes before it. */
  second?: string
  /** It still holds the words that stand in for what is to be written. */
  placeholder?: true
  /** A field was named, and nothing said of it. */
  field?: string
  /** No command is like it. */
  word?: string
}

/** A line that was carried out and then taken away, and the word of the command that corrects it. */
export interface GoneLine {
  line: string
  correctedBy: string
}

type Why = Omit<Unreadable, 'kind' | 'name'>

/** A line that looks like this command and cannot be carried out, with the reason; without one, its words are of no use. */
export const unreadable = (name: string, why: Why = {}): Unreadable => ({ kind: 'unreadable', name, ...why })

/** A request that an edit makes and that was never made before; of an edit that nobody delivered, the line is not known. */
export const askedByEdit = (line: string | 'not-told'): Unreadable =>
  unreadable('edited', { edited: true, ...(line === 'not-told' ? {} : { slip: { line, kept: '' } }) })

/** Lines that an edit took out of a comment: what they recorded stands. */
export const goneByEdit = (lines: readonly GoneLine[]): Unreadable => unreadable('edited', { gone: lines })

/** A comment that is gone; what the record has of it is looked up before it is answered. */
export const deletedComment = (author: string): Unreadable => unreadable('deleted', { deleted: { author, lines: [] } })

export const isUnreadable = (command: { kind: string }): command is Unreadable => command.kind === 'unreadable'
