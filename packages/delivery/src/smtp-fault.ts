import type { Fault } from './transport.ts'

/** What nodemailer's errors carry. */
interface SmtpError extends Error {
  readonly code?: unknown
  readonly command?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
}

/**
 * Whose fault it is that a server refused a mail. Only a refusal of the recipient's mailbox ends a mail; what
 * speaks about us (credentials, sender, relaying, quota, policy) is kept until the operator has mended it.
 * What only asks for a pause (greylisting, a busy server) is nobody's.
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1
 * @see https://www.rfc-editor.org/rfc/rfc3463 (enhanced status codes)
 */
export function smtpFault(error: SmtpError): Fault {
  const status = typeof error.responseCode === 'number' ? error.responseCode : 0
  const said = typeof error.response === 'string' ? error.response : ''
  const [, type, subject, detail] = /^\d{3}[ -]([245])\.(\d{1,3})\.(\d{1,3})\b/.exec(said) ?? []
  if (isQuota(said)) return 'ours'
  if (status >= 400 && status < 500) return subject === '7' && !asksForPause(said, Number(detail)) ? 'ours' : 'passing'
  if (error.code === 'EAUTH' || status === 530 || status === 535 || subject === '7') return 'ours'
  if (status < 400) return 'passing'
  if (type !== undefined) return enhanced(`${subject}.${detail}`)
  const refusesMailbox = error.command === 'RCPT TO' && [550, 551, 553].includes(status)
  return refusesMailbox && !aboutUs.test(said) ? 'recipient' : 'ours'
}

/** Of permanent failures: the mailbox doesn't exist, has moved, is closed, or takes no mail. */
const mailbox = new Set(['1.1', '1.2', '1.3', '1.6', '1.10', '2.1'])
/** A full mailbox is emptied, a system down comes back. */
const passes = new Set(['2.0', '2.2', '3.1', '3.2', '4.0', '4.1', '4.2', '4.3', '4.4', '4.7'])

function enhanced(code: string): Fault {
  if (mailbox.has(code)) return 'recipient'
  return passes.has(code) ? 'passing' : 'ours'
}

/** Servers without enhanced codes refuse a stranger's relaying and a missing mailbox by the same number. */
const aboutUs =
  /relay|rcpthosts|authenticat|auth required|log ?in|sender|spam|block|black ?list|dnsbl|reputation|policy|denied|not (?:allowed|permitted)|prohibited|verify/i

/**
 * Temporary refusals by policy are of two kinds under the codes that name none (4.7.0, 4.7.1): greylisting, a
 * failure at the server's own sign-in (RFC 4954 §6), and what it has against our host or name, which waiting
 * doesn't mend. The other details (4.7.8, 4.7.25 …) each name something of ours, but for those that a maker
 * chose: Exchange Online's 4.7.500 says that it is busy.
 * @see https://www.iana.org/assignments/smtp-enhanced-status-codes
 */
function asksForPause(said: string, detail: number): boolean {
  if (detail > 1 && detail < makersOwn) return false
  return /gr[ae]y-?list|temporar|try again|come back|later/i.test(said) || !(aboutUs.test(said) || aboutHost.test(said))
}

/** From here on no detail is registered. */
const makersOwn = 500

const aboutHost = /client host|helo|ehlo|reverse|\bPTR\b|\bTLS\b/i

/** Our own quota, not that of a mailbox. */
function isQuota(said: string): boolean {
  return /(?:daily|hourly|sending|message|rate).{0,20}(?:quota|limit)|too many (?:messages|recipients|connections)/i.test(
    said,
  )
}
