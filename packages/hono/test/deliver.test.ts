import { platform } from '#platform'
import type { Delivery } from '@laissez-passer/delivery/transport'
import { expect, it } from 'vitest'
import { elodie, makeWorld } from './support/world.ts'

const down: Delivery = { ok: false, fault: 'passing', error: 'connection refused' }

it('delivers what is due, says when what failed is due again, and gives up where a list shows it', async () => {
  let answer: Delivery = down
  const sent: string[] = []
  const mail = {
    send: async ({ to }: { readonly to: string }) => {
      if (answer.ok) sent.push(to)
      return answer
    },
  }
  const world = await makeWorld(await platform(), { mail })
  expect(await world.provider.deliver()).toEqual({ againAt: null })

  const browser = world.browser()
  await browser.submit(await browser.get('/cas/register'), elodie)
  const now = world.runtime.now()
  expect(await world.provider.deliver()).toEqual({ againAt: now + 15 })
  // Not yet.
  expect(await world.provider.deliver()).toEqual({ againAt: null })

  world.wait(15)
  answer = { ok: true }
  expect(await world.provider.deliver()).toEqual({ againAt: null })
  expect(sent).toEqual([elodie.email])

  const other = world.browser()
  const email = 'zoe@example.org'
  await other.submit(await other.get('/cas/register'), { ...elodie, email, confirmEmail: email })
  answer = { ok: false, fault: 'recipient', error: 'no such mailbox' }
  expect(await world.provider.deliver()).toEqual({ againAt: null })
  expect(await world.store.outbox.list({ state: 'abandoned', limit: 10 })).toMatchObject([{ error: 'no such mailbox' }])
})
