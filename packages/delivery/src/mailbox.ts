import { accepts, checkArgument } from '@laissez-passer/core/options'
import type { MailboxPort } from '@laissez-passer/core/ports'
import type { MailTransport } from './transport.ts'

/**
 * The development mailbox: letters are kept in the store, to be read in the browser, and go nowhere. For mail
 * and text messages. A letter that travels twice is kept once.
 * @param port `store.mailbox`.
 * @throws LaissezPasserError `invalid-settings` when it is something else, such as the store.
 */
export function mailbox(port: MailboxPort): MailTransport {
  checkArgument('mailbox', port, accepts.having('store.mailbox', 'add', 'list'))
  return {
    async send({ id, kind, to, subject, text, html }, { accountId, now }) {
      await port.add({ id, kind, to, subject, text, html, sentAt: now }, { accountId })
      return { ok: true }
    },
  }
}
