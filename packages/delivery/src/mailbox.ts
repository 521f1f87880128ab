import type { MailboxPort } from '@laissez-passer/core/ports'
import type { MailTransport } from './transport.ts'

/**
 * The development mailbox: letters are kept in the store, to be read in the browser, and go nowhere. For mail
 * and text messages. A letter that travels twice is kept once.
 * @param port `store.mailbox`.
 */
export function mailbox(port: MailboxPort): MailTransport {
  return {
    async send({ id, kind, to, subject, text, html }, { accountId, now }) {
      await port.add({ id, kind, to, subject, text, html, sentAt: now }, { accountId })
      return { ok: true }
    },
  }
}
