import { PEOPLE } from '../facts.ts'
import { Face } from '../parts/face.tsx'
import { nameOf } from '../parts/name-of.ts'
import { scrolls } from '../parts/scrolls.ts'
import { useSession } from '../session.tsx'
import type { Offer } from './commands.ts'
import type { MarkOf } from './use-trials.ts'

const SIGNS = { yes: '●', kept: '○', no: '·' } as const

/** The buttons that everybody would have here, before one is that person. */
export function WhoMay({ offers, markOf }: { offers: readonly Offer[]; markOf: MarkOf }) {
  const { say, language, login } = useSession()
  const shown = offers.filter((offer) => PEOPLE.some((person) => markOf(person.login, offer) !== 'no'))
  const chosen = (one: string) => (one === login ? 'chosen' : '')
  return (
    <details class="who-may" open>
      <summary>{say('who-may')}</summary>
      <div class="who-may-table" ref={scrolls}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('who-may.button')}</th>
              {PEOPLE.map((person) => (
                <th key={person.login} scope="col" class={chosen(person.login)} title={nameOf(person.login, language)}>
                  <Face login={person.login} size={20} />
                  <span class="sr-only">{nameOf(person.login, language)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((offer) => (
              <tr key={offer.id}>
                <th scope="row">{offer.words}</th>
                {PEOPLE.map((person) => {
                  const mark = markOf(person.login, offer)
                  return (
                    <td key={person.login} class={`${chosen(person.login)} mark-${mark}`}>
                      <span aria-hidden="true">{SIGNS[mark]}</span>
                      <span class="sr-only">{say(`who-may.${mark}`)}</span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="muted small">{say('who-may.signs')}</p>
    </details>
  )
}
