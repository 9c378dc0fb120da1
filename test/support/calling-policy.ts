/**
 * The lines that a company adds to its policy to have people called: the grave by chat at once, somebody who does not
 * answer by mail.
 */
export const CALLING = `
channels:
  chat: { kind: webhook, url: env:HIKESHI_CALL_CHAT_URL, secret: env:HIKESHI_CALL_CHAT_SECRET }
  mail: { kind: smtp, server: env:HIKESHI_CALL_MAIL_SERVER, from: env:HIKESHI_CALL_MAIL_FROM, to: env:HIKESHI_CALL_MAIL_TO }
calls:
  grave: { at: opened, when: { fact: severity, is: [critical, high] }, call: [officer, responder], by: [chat, mail] }
  restricted: { at: opened, in: [restricted-incident], call: [officer], by: [chat] }
  started: { at: organisation-started, by: [chat] }
  unanswered: { at: escalation, clocks: [officer-first-act], by: [mail] }
  near: { at: deadline-near, clocks: [personal-data-preliminary], call: [officer], by: [chat] }
`

export const withCalls = (policy: string): string => `${policy}${CALLING}`
