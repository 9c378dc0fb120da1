/** One name that a command goes by. */
export interface KnownName {
  command: string
  /** As it is compared: folded. */
  spelled: string
  /** The same with what people write for its dash: nothing, a blank. */
  spellings: readonly string[]
  /** Letters may follow directly in another script alone. */
  isLatin: boolean
  /** Only meant so: it is answered with the command that does it. */
  isGuess: boolean
  /** The words that the command begins with, such as the field that was named. */
  begins: string
}

/** Every name that a command goes by, the longest first. */
export interface KnownNames {
  all: readonly KnownName[]
  /** Those that a text may begin with: a comment has thousands of lines where somebody wants it so. */
  startingLike(text: string): readonly KnownName[]
}
