import { expect, test } from 'vitest'
import { smtpFault } from '../src/smtp-fault.ts'

/** What a server says, at which command, and whose fault that is. */
const refusals = [
  ['RCPT TO', 550, '5.1.1 <zoe@example.eu>: Recipient address rejected: User unknown', 'recipient'],
  ['RCPT TO', 550, 'No such user here', 'recipient'],
  ['RCPT TO', 551, 'User not local', 'recipient'],
  ['RCPT TO', 553, '5.1.3 Bad destination mailbox address syntax', 'recipient'],
  ['RCPT TO', 556, '5.1.10 Recipient domain has null MX', 'recipient'],
  ['RCPT TO', 550, '5.2.1 The mailbox is disabled', 'recipient'],
  ['RCPT TO', 552, '5.2.2 Mailbox full', 'passing'],
  ['RCPT TO', 451, '4.7.1 Greylisted, come back', 'passing'],
  ['RCPT TO', 450, '4.7.1 <zoe@example.eu>: Recipient address rejected: Greylisted, sender unknown', 'passing'],
  ['RCPT TO', 451, '4.7.1 Please try again later', 'passing'],
  ['RCPT TO', 451, 'Temporarily denied', 'passing'],
  ['MAIL FROM', 421, '4.7.0 Closing, you came too soon', 'passing'],
  ['RCPT TO', 450, '4.7.1 Client host rejected: cannot find your reverse hostname', 'ours'],
  ['RCPT TO', 450, '4.7.1 <mail>: Helo command rejected: Host not found', 'ours'],
  ['RCPT TO', 450, '4.7.1 Service unavailable; blocked using zen.dnsbl.example', 'ours'],
  ['DATA', 421, '4.7.26 Unauthenticated mail, try again later', 'ours'],
  ['DATA', 421, '4.7.28 Mail from your address is rate limited', 'ours'],
  ['RCPT TO', 450, '4.2.0 Try again', 'passing'],
  ['RCPT TO', 451, '4.4.5 Mail system congestion', 'passing'],
  ['RCPT TO', 451, '4.7.1 Greylisting in action for 10.4.5.6, please come back later', 'passing'],
  ['RCPT TO', 450, 'Greylisted (10.4.5.6)', 'passing'],
  ['RCPT TO', 451, '4.7.500 Server busy. Please try again later from [192.0.2.5]. (S77719)', 'passing'],
  ['RCPT TO', 451, '4.7.650 The mail server [192.0.2.5] has been temporarily rate limited', 'ours'],
  ['RCPT TO', 554, '5.7.1 <zoe@example.eu>: Relay access denied', 'ours'],
  ['RCPT TO', 550, 'relay not permitted', 'ours'],
  ['RCPT TO', 553, 'sorry, that domain isn’t in my list of allowed rcpthosts', 'ours'],
  ['RCPT TO', 550, '5.4.5 Daily sending quota exceeded', 'ours'],
  ['RCPT TO', 550, 'Sender verify failed', 'ours'],
  ['MAIL FROM', 530, '5.7.0 Must issue a STARTTLS command first', 'ours'],
  ['MAIL FROM', 550, '5.1.8 Sender address rejected: Domain not found', 'ours'],
  ['MAIL FROM', 550, 'not you', 'ours'],
  ['DATA', 554, '5.7.9 Message rejected by DMARC policy', 'ours'],
  ['DATA', 554, 'Transaction failed', 'ours'],
  ['DATA', 421, '4.3.2 System shutting down', 'passing'],
  ['AUTH PLAIN', 535, '5.7.8 Credentials invalid', 'ours'],
  ['AUTH PLAIN', 432, '4.7.12 A password transition is needed', 'ours'],
  ['AUTH PLAIN', 454, '4.7.0 Temporary authentication failure', 'passing'],
] as const

test.each(refusals)('%s answered by %i %s: %s', (command, responseCode, said, fault) => {
  const code = command.startsWith('AUTH') ? 'EAUTH' : 'EENVELOPE'
  const response = `${responseCode} ${said}`
  expect(smtpFault(Object.assign(new Error(response), { code, command, responseCode, response }))).toBe(fault)
})

test('a server that isn’t there is waited for', () => {
  expect(smtpFault(Object.assign(new Error('connect'), { code: 'ECONNECTION' }))).toBe('passing')
})
