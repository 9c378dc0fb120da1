import { createTransport } from 'nodemailer'
import type { OutgoingCall } from '../../app/ports/calls.ts'
import type { Channel } from '../../domain/calls/call.schema.ts'
import type { Account } from '../../domain/case/case.ts'
import { addressIn, CallError, fromEnvironment, isLoopback } from './address.ts'
import { isMailAddress, mailAddresses } from './mail-addresses.ts'
import type { SendingOptions } from './send-webhook.ts'

/** Mails a call to those who are meant; gives whom it does not reach. */
export async function sendMail(
  channel: Channel & { kind: 'smtp' },
  call: OutgoingCall,
  { environment, within }: SendingOptions,
): Promise<readonly Account[]> {
  const server = addressIn(environment, channel.server, ['smtps:', 'smtp:'])
  const from = fromEnvironment(environment, channel.from)
  if (!isMailAddress(from)) throw new CallError('address')
  const known = mailAddresses(fromEnvironment(environment, channel.to))
  const addressOf = ({ login }: Account) => known.get(login.toLowerCase())
  const to = call.to.flatMap((account) => addressOf(account) ?? [])
  if (to.length === 0) throw new CallError('nobody')
  const secure = server.protocol === 'smtps:'
  const transport = createTransport({
    ...{ host: server.hostname.replace(/^\[|\]$/g, ''), secure },
    port: server.port === '' ? (secure ? 465 : 587) : Number(server.port),
    // Without it a server, or somebody between, could have the mail in the clear.
    requireTLS: !secure && !isLoopback(server),
    ...{ connectionTimeout: within, greetingTimeout: within, socketTimeout: within, dnsTimeout: within },
    ...{ disableFileAccess: true, disableUrlAccess: true },
    ...(server.username !== '' && {
      auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) },
    }),
  })
  try {
    const { rejected } = await transport.sendMail({
      ...{ from, to, subject: call.words.title, text: call.words.text, priority: 'high' },
      headers: { 'X-Hikeshi-Call': call.id },
      // A server that says a word now and then would keep the library waiting for ever.
      signal: AbortSignal.timeout(within),
    })
    const refused = new Set(rejected.map((one) => String(one).toLowerCase()))
    return call.to.filter((account) => {
      const address = addressOf(account)?.toLowerCase()
      return address === undefined || refused.has(address)
    })
  } catch (cause) {
    throw new CallError(whyOf(cause), { cause })
  } finally {
    transport.close()
  }
}

function whyOf(cause: unknown): 'timeout' | 'refused' | 'unreachable' | 'insecure' {
  const { code } = cause instanceof Error && 'code' in cause ? cause : { code: undefined }
  switch (code) {
    case 'ETIMEDOUT':
    case 'EABORT':
      return 'timeout'
    case 'ETLS':
      return 'insecure'
    case 'EAUTH':
    case 'EENVELOPE':
    case 'EMESSAGE':
      return 'refused'
    default:
      return 'unreachable'
  }
}
