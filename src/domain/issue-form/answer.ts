/** The answer to one item of a form. Texts are as written, save for blank lines around them. */
export type Answer =
  | { kind: 'text'; text: string }
  | { kind: 'choice'; id: string }
  /** `unknown` holds what belongs to no option of the form. */
  | { kind: 'choices'; ids: string[]; unknown: string[] }
  | { kind: 'unreadable'; text: string; why: 'unknown-option' | 'several-options' }

export type Ambiguity = {
  /** The items whose answers depend on how the body is read, in form order. */
  items: string[]
  /** Line of the body, counted from 1. */
  line: number
  why:
    | 'heading-twice'
    /** All of it again, as in a second form: what stands there first counts until somebody says otherwise. */
    | 'heading-repeated'
    | 'heading-in-code'
    | 'heading-in-comment'
    | 'heading-out-of-order'
    | 'options-overlap'
    | 'text-after-choice'
}

export type FormReading = {
  answers: Record<string, Answer>
  /** Items whose heading is there without a value. */
  unanswered: string[]
  /** Items whose heading is not in the body. */
  missing: string[]
  ambiguous: Ambiguity[]
  /** The text that belongs to no item: before the first heading, and below a choice. */
  remainder: string
  matched: 'all' | 'some' | 'none'
}
