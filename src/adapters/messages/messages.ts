import type { Messages } from '../../app/ports/messages.ts'
import { goesOnAmongFew } from '../../domain/case/goes-on-among-few.ts'
import { answerComment } from './answer/answer.ts'
import { callWords, testCallWords } from './call-words.ts'
import { blocks, code, login, mention } from './marks.ts'
import { messageContext } from './message-context.ts'
import { amongFew, amongFewStatus } from './status/among-few.ts'
import { statusComment } from './status/status-comment.ts'
import { md, textsIn } from './texts.ts'
import { timesIn } from './times.ts'
import { withholding } from './withheld.ts'

/** Everything that people read from the app, in the language of the case. */
export function messages(): Messages {
  return {
    papers: async () => (await import('./papers.ts')).papers,
    adoption: async (...told) => (await import('./adoption.ts')).adoption(...told),
    overlap: async (...told) => (await import('./adoption.ts')).overlap(...told),
    revision: async (...told) => (await import('./policy-changes.ts')).policyChanges(...told),
    unadopted: async (...told) => (await import('./adoption.ts')).unadopted(...told),
    adoptionsLost: async (...told) => (await import('./adoption.ts')).adoptionsLost(...told),
    lateSweep: async (...told) => (await import('./late-sweep.ts')).lateSweep(...told),
    lostRecord: async (...told) => (await import('./lost-record.ts')).lostRecord(...told),
    locked: async (...told) => (await import('./locked.ts')).locked(...told),
    takenOut: (language) => textsIn(language)('taken-out'),
    slowed: (until, policy, language) => {
      const translate = textsIn(language)
      return translate('slowed', { until: timesIn(policy['time-zone'], translate).full(until.toISOString()) })
    },
    callsIssue: async (...told) => (await import('./locked.ts')).callsIssue(...told),
    standIn: async (...told) => (await import('./stand-in.ts')).standIn(...told),
    boardLost: async (...told) => (await import('./board-lost.ts')).boardLost(...told),
    unlinked: (issues, language) =>
      textsIn(language)('action.unlinked', { issues: md(issues.map((number) => `#${number}`).join(', ')) }),
    unset: (settings, language) => {
      const translate = textsIn(language)
      const what = settings.map((setting) => translate(`unset-what.${setting}`)).join(translate('list.comma'))
      return translate('unset', { what: md(what) })
    },
    tampered: async (...told) => (await import('./tampered.ts')).tampered(...told),
    adoptionsTampered: async (...told) => (await import('./tampered.ts')).adoptionsTampered(...told),
    placeLost: async (...told) => (await import('./place-lost.ts')).placeLost(...told),
    unrecorded: async (...told) => (await import('./unrecorded.ts')).unrecorded(...told),
    elsewhere: (form, language) => textsIn(language)('adopt.elsewhere', { form: md(form) }),
    twins: ({ first, second }, language) => {
      const command = { markdown: code(`/duplicate #${first}`) }
      return textsIn(language)('twins.same', { first: md(`#${first}`), second: md(`#${second}`), command })
    },
    reportedAgain: ({ count, isMost, issues }, language) => {
      const translate = textsIn(language)
      const last = issues.slice(-5).map((number) => `#${number}`)
      const closed = last.length === 0 ? '' : translate('machine.closed', { last: md(last.join(', ')) })
      return blocks(translate(isMost ? 'machine.most' : 'machine.again', { count }), closed)
    },
    openToAll: (language) => textsIn(language)('adopt.public'),
    botLeft: (context, state, { bot, what, times }, language) => {
      const { translate, names } = messageContext(context, state, language)
      const [who, thing] = [md(login({ login: bot })), translate(`bot-moved.${what}`)]
      const left = translate('bot.left', { bot: who, thing, count: times, phase: names.phase(state.phase) })
      return blocks(left, translate(`bot-remedy.${what}`, { bot: who }))
    },
    status: (context, status, language) => {
      if (goesOnAmongFew(context.policy, status.case))
        return amongFewStatus(messageContext(context, status.case, language))
      const { banner, ...held } = withholding(context, status.case, language)
      return blocks(
        statusComment(messageContext(context, held.state(status.case), language), held.status(status)),
        banner,
      )
    },
    call: (context, state, due, link, language) => callWords(messageContext(context, state, language), due, link),
    testCall: testCallWords,
    answer: (context, state, status, [first, ...more], language) => {
      if (goesOnAmongFew(context.policy, state)) return amongFew(messageContext(context, state, language))
      const { banner, ...held } = withholding(context, state, language)
      const speech = messageContext(context, held.state(state), language)
      const answers = [held.answer(first), ...more.map((answer) => held.answer(answer))] as const
      return blocks(answerComment(speech, held.status(status), answers), banner)
    },
    together: (person, { count, left }, language) => {
      const translate = textsIn(language)
      return {
        head: translate('together.head', { person: md(mention(person)), count }),
        tail: left === 0 ? '' : translate('together.left', { count: left }),
      }
    },
    action: async (context, state, action, language) =>
      (await import('./action-issue.ts')).actionIssue(messageContext(context, state, language), action),
    findings: async (...asked) => (await import('./findings/findings-words.ts')).findings(...asked),
    runbookCheck: async (...found) => (await import('./runbook-check.ts')).runbookCheck(...found),
    policyCheck: async (...found) => (await import('./policy-check.ts')).policyCheck(...found),
  }
}
