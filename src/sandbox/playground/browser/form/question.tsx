import { useId } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import type { FormPart } from './issue-form.ts'

interface Props {
  part: FormPart
  answer: string | readonly string[]
  onAnswer: (answer: string | readonly string[]) => void
}

/** One question of a form, asked as GitHub asks it. */
export function Question({ part, answer, onAnswer }: Props) {
  const id = useId()
  const chosen = [answer].flat()
  const toggle = (option: string) =>
    onAnswer(chosen.includes(option) ? chosen.filter((each) => each !== option) : [...chosen, option])
  const hint = part.description === '' ? {} : { 'aria-describedby': `${id}-hint` }
  const many = part.type === 'checkboxes' || (part.type === 'dropdown' && part.multiple)
  if (many)
    return (
      <fieldset class="question" {...hint}>
        <legend class="question-label">{part.label}</legend>
        <Hint id={id} text={part.description} />
        {part.type === 'dropdown' ? (
          <details class="many">
            <summary class="btn">
              {chosen.filter((each) => each !== '').join(', ') || '–'} <Icon name="pencil" />
            </summary>
            <Boxes options={part.options} chosen={chosen} toggle={toggle} />
          </details>
        ) : (
          <Boxes options={part.options} chosen={chosen} toggle={toggle} />
        )}
      </fieldset>
    )
  return (
    <div class="question">
      <label class="question-label" for={id}>
        {part.label}
        {part.required && <span aria-hidden="true"> *</span>}
      </label>
      <Hint id={id} text={part.description} />
      {part.type === 'textarea' ? (
        <textarea
          id={id}
          class="form-control"
          rows={5}
          placeholder={part.placeholder}
          value={String(answer)}
          onInput={(event) => onAnswer(event.currentTarget.value)}
          {...hint}
        />
      ) : part.type === 'dropdown' ? (
        <select
          id={id}
          class="form-control form-select"
          value={String(answer)}
          onChange={(event) => onAnswer(event.currentTarget.value)}
          {...hint}
        >
          {part.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          class="form-control"
          placeholder={part.placeholder}
          value={String(answer)}
          onInput={(event) => onAnswer(event.currentTarget.value)}
          {...hint}
        />
      )}
    </div>
  )
}

const Hint = ({ id, text }: { id: string; text: string }) =>
  text === '' ? null : (
    <p id={`${id}-hint`} class="muted small">
      {text}
    </p>
  )

function Boxes({
  options,
  chosen,
  toggle,
}: {
  options: readonly string[]
  chosen: readonly string[]
  toggle: (option: string) => void
}) {
  return (
    <ul class="plain choices">
      {options.map((option) => (
        <li key={option}>
          <label>
            <input type="checkbox" checked={chosen.includes(option)} onChange={() => toggle(option)} /> {option}
          </label>
        </li>
      ))}
    </ul>
  )
}
