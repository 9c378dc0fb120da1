import type { Reason } from '../../../domain/refusals/reason.ts'
import { askedFor } from '../asked-for.ts'
import { isRemark } from '../is-remark.ts'
import { blocks, mention } from '../marks.ts'
import type { MessageContext } from '../message-context.ts'
import { clausesOf, reasonList } from '../reasons.ts'
import { md } from '../texts.ts'
import { reasonsByPerson } from './reasons-by-person.ts'
import { beyondReasons, containedFirst, isUnconfirmed, type Refused, refusedAnswer, why } from './refused.ts'

/**
 * Several refusals of one comment as one text: the person is addressed once. What is only to be typed otherwise is one list;
 * a request that waits for more, or for others, has a part of its own.
 */
export function refusedTogether(speech: MessageContext, refused: readonly Refused[]): string {
  const apart = refused.filter((answer) => isUnconfirmed(answer) || isTold(answer))
  const others = refused.filter((answer) => !apart.includes(answer))
  const [first, second] = others
  const together =
    first === undefined || second === undefined
      ? others.map((answer) => refusedAnswer(speech, answer))
      : [severalOf(speech, first, others)]
  return blocks(...apart.map((answer) => refusedAnswer(speech, answer)), ...together)
}

const isTold = ({ reasons }: Refused): boolean => reasons.length > 0 && reasons.every(isRemark)

function severalOf(speech: MessageContext, { by }: Refused, all: readonly Refused[]): string {
  const plain = all.filter((answer) => isPlain(speech, answer))
  const longer = all.filter((answer) => !plain.includes(answer))
  const [contained = ''] = all.map((answer) => containedFirst(speech, answer)).filter((text) => text !== '')
  const key = all.some(({ partly }) => partly === true) ? 'refused.several-partly' : 'refused.several'
  return blocks(
    contained,
    speech.translate(key, { person: md(mention(by)), count: all.length }),
    plain.length === 0 ? '' : reasonList(speech, once(plain.flatMap(({ reasons }) => reasons))),
    ...longer.map((answer) => {
      const asked = askedFor(speech, answer.command, answer.target)
      return blocks(
        `**${asked.charAt(0).toUpperCase()}${asked.slice(1)}**`,
        ...reasonsOf(speech, answer),
        beyondReasons(speech, answer),
      )
    }),
    clausesOf(
      speech,
      all.flatMap(({ reasons }) => reasons),
    ),
  )
}

/** Under the one heading of all, what others do not have to do needs none of its own. */
const reasonsOf = (speech: MessageContext, answer: Refused): string[] =>
  hasOthers(speech, answer) || answer.reasons.length === 0 ? why(speech, answer) : [reasonList(speech, answer.reasons)]

const hasOthers = (speech: MessageContext, { by, reasons }: Refused): boolean =>
  reasonsByPerson(speech, by, reasons).others.length > 0

/** Reasons alone, all of them the person's own. */
const isPlain = (speech: MessageContext, answer: Refused): boolean =>
  answer.reasons.length > 0 && !hasOthers(speech, answer) && beyondReasons(speech, answer) === ''

const once = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values(),
]
