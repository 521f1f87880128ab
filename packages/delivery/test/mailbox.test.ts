import { expect, test } from 'vitest'
import { mailbox } from '../src/mailbox.ts'
import { world } from './support/world.ts'

test('letters land in the mailbox, newest first, each once', async () => {
  const here = await world()
  const { store, compose, worker } = here
  const transport = mailbox(store.mailbox)
  const [first, second] = [
    await compose({ language: 'el' }),
    await compose({ kind: 'sms', to: '+32470123456', template: 'code' }),
  ]
  await store.outbox.add([first])
  await worker({ transports: { mail: transport } }).runOnce()
  await store.outbox.add([second])
  here.now += 1
  await worker({ transports: { mail: transport, sms: transport } }).runOnce()
  const letters = await store.mailbox.list({ limit: 10 })
  expect(letters).toEqual([
    {
      id: second.id,
      kind: 'sms',
      to: '+32470123456',
      subject: 'code (fr)',
      text: expect.any(String),
      html: '<p>code</p>',
      sentAt: here.now,
    },
    {
      id: first.id,
      kind: 'mail',
      to: 'zoe@example.eu',
      subject: 'registration-link (el)',
      text: expect.any(String),
      html: '<p>registration-link</p>',
      sentAt: here.now - 1,
    },
  ])
})

test('a text message that nothing carries is given up', async () => {
  const { store, compose, worker, mail } = await world()
  await store.outbox.add([await compose({ kind: 'sms', to: '+32470123456' })])
  expect((await worker().runOnce()).abandoned).toBe(1)
  expect(mail.letters).toEqual([])
})
