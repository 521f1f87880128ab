import type { MailboxEntry, Store } from '@laissez-passer/core/ports'
import { describe, expect, test } from 'vitest'
import { fresh, now, race } from '../contract/fixtures.ts'

/** What `MailboxPort` promises. */
export function mailboxContract(makeStore: () => Promise<Store>): void {
  describe('mailbox', () => {
    const mail = (options: Partial<MailboxEntry> = {}): MailboxEntry => ({
      id: fresh('mail'),
      kind: 'mail',
      to: 'zoe@example.eu',
      subject: 'Ζωή',
      text: 'text',
      html: '<p>html</p>',
      sentAt: now,
      ...options,
    })

    test('entries are listed newest first, as written, also within a second', async () => {
      const store = await makeStore()
      const all = [mail(), mail({ kind: 'sms' }), mail({ sentAt: now + 1 })]
      for (const each of all) await store.mailbox.add(each, { accountId: null })
      expect(await store.mailbox.list({ limit: 10 })).toEqual(all.toReversed())
      expect(await store.mailbox.list({ limit: 1 })).toEqual([all[2]])
    })

    test('the same id is kept once', async () => {
      const store = await makeStore()
      const one = mail()
      await race((index) => store.mailbox.add({ ...one, text: `${index}` }, { accountId: null }))
      expect(await store.mailbox.list({ limit: 10 })).toHaveLength(1)
    })
  })
}
