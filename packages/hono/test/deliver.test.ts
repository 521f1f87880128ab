import { platform } from '#platform'
import type { Delivery } from '@laissez-passer/delivery/transport'
import { expect, it } from 'vitest'
import { elodie, makeWorld, registered, signIn } from './support/world.ts'

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

it('prepares what somebody asked for and waits for, and delivers the mail that tells of it', async () => {
  const told: string[] = []
  const mail = {
    send: async ({ subject }: { readonly subject: string }): Promise<Delivery> => {
      told.push(subject)
      return { ok: true }
    },
  }
  const world = await makeWorld(await platform(), { mail })
  await registered(world)
  const browser = world.browser()
  const path = '/cas/account/data'
  await signIn(browser, { start: `/cas/login?continue=${encodeURIComponent(path)}` })
  await world.provider.deliver()
  told.length = 0
  await browser.submit(await browser.get(path), {}, { action: path })
  await world.provider.deliver()
  expect(told).toEqual([expect.stringMatching(/^Your data/)])
  expect((await browser.get(path)).html).toContain(`${path}/download/`)
})
