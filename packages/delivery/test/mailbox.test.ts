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

test('a text message that nothing carries is the operator’s fault, and given up when it is of no use any more', async () => {
  const here = await world()
  const { store, compose, worker, mail, events } = here
  await store.outbox.add([await compose({ kind: 'sms', to: '+32470123456' })])
  expect((await worker().runOnce()).failed).toBe(1)
  here.now += 600
  expect((await worker().runOnce()).abandoned).toBe(1)
  expect(events.at(-1)).toMatchObject({ event: 'message-abandoned', fault: 'ours', error: 'nothing carries sms' })
  expect(mail.letters).toEqual([])
})
