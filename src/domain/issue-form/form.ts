export type FormOption = { id: string; label: string }

type ItemHead = {
  /** Stable: answers are filed under it, and links may prefill by it. */
  id: string
  /** The label that GitHub writes as `### label` into the issue. */
  label: string
  /** Labels that it had before: reports that were written with them are still read. */
  earlier?: readonly string[]
  description?: string
  placeholder?: string
  /** GitHub enforces it on public repositories only; nothing of ours rests on it. */
  required?: boolean
}

export type FormItem =
  | (ItemHead & { kind: 'text-area' })
  | (ItemHead & { kind: 'input' })
  | (ItemHead & {
      kind: 'dropdown'
      options: readonly FormOption[]
      multiple: boolean
      /** The first option is chosen already when the form opens. */
      defaultFirst?: boolean
    })
  | (ItemHead & { kind: 'checkboxes'; options: readonly FormOption[] })

/** One issue form in one language. */
export type Form = {
  id: string
  language: 'ja' | 'en'
  name: string
  description: string
  /** The beginning of the title; may be ''. */
  title: string
  labels: readonly string[]
  /** Markdown shown above the fields; may be ''. */
  head: string
  items: readonly FormItem[]
}
