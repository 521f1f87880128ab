import { platform } from '#platform'
import { LaissezPasserError } from '@laissez-passer/core/errors'
import { beforeEach, describe, expect, it } from 'vitest'
import { elodie, makeWorld, origin, registered, rightPassword, signIn, type World } from './support/world.ts'

describe('the mailbox of developers, and what people and operators see when something breaks', () => {
  let world: World
  beforeEach(async () => {
    world = await makeWorld(await platform())
  })

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    world.provider.fetch(new Request(origin + path, { redirect: 'manual', ...init }))

  describe('the development mailbox', () => {
    it('shows mails, each in a frame that can do nothing', async () => {
      await registered(world)
      await world.browser().post('/cas/password/lost', { identifier: elodie.email })
      await world.provider.runOnce()
      const mails: readonly { readonly id: string; readonly to: string; readonly html: string }[] = await (
        await ask('/dev/mailbox.json', { headers: { Host: 'localhost:4000' } })
      ).json()
      expect(mails[0]).toMatchObject({
        kind: 'mail',
        to: elodie.email,
        subject: expect.any(String),
        text: expect.stringContaining('/cas/password?token='),
        sentAt: expect.any(Number),
      })
      const frame = await ask(`/dev/mailbox/${mails[0]?.id}`, { headers: { Host: 'localhost:4000' } })
      expect(frame.headers.get('Content-Security-Policy')).toMatch(/^sandbox allow-popups/)
      expect(await frame.text()).toBe(mails[0]?.html)
    })

    it.each([
      ['another Host', { Host: 'evil.example:4000' }],
      ['a rebound address', { Host: '127.0.0.1:4000' }],
      ['a tunnel', { Host: 'localhost:4000', 'X-Forwarded-For': '203.0.113.9' }],
      ['a proxy', { Host: 'localhost:4000', Forwarded: 'for=203.0.113.9' }],
    ])('is closed to %s', async (_what, headers) => {
      for (const path of ['/dev/mailbox', '/dev/mailbox.json', '/dev/mailbox/x'])
        expect((await ask(path, { headers })).status).toBe(403)
    })

    it('isn’t there unless asked for, and never on a public origin', async () => {
      const { provider } = await makeWorld(world, { mailbox: false })
      expect(
        (await provider.fetch(new Request(`${origin}/dev/mailbox.json`, { headers: { Host: 'localhost:4000' } })))
          .status,
      ).toBe(404)
      await expect(makeWorld(world, { origin: 'https://id.example.eu', mailbox: true })).rejects.toThrow(
        LaissezPasserError,
      )
    })
  })

  describe('when something breaks', () => {
    it('says “not now” while the database is away, and goes on when it is back', async () => {
      await registered(world)
      let away = true
      const find: typeof world.store.accounts.find = (key) =>
        away
          ? Promise.reject(new LaissezPasserError('store-unavailable', 'secret detail'))
          : world.store.accounts.find(key)
      const shaky = await makeWorld({
        ...world,
        store: { ...world.store, accounts: { ...world.store.accounts, find } },
      })
      const browser = shaky.browser()
      const refused = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      expect(refused.status).toBe(503)
      expect(refused.response.headers.get('Retry-After')).toBe('5')
      expect(refused.text).not.toContain('secret detail')
      away = false
      expect((await signIn(browser)).hops[0]).toMatch(/continue/)
    })

    it('answers plainly where the account was deleted since the request began', async () => {
      await registered(world)
      const account = await world.store.accounts.find({ email: elodie.email })
      const accountId = account?.id ?? ''
      const { throttle } = world.store
      const beside = await makeWorld({
        ...world,
        store: {
          ...world.store,
          throttle: {
            ...throttle,
            async noteWrong(...given) {
              const at = world.runtime.now()
              const activity = {
                id: crypto.randomUUID(),
                accountId,
                at,
                kind: 'account-deleted',
                details: {},
                facts: {},
                subject: 'a pseudonym',
              } as const
              await world.store.accounts.delete({
                accountId,
                sealedUid: '',
                uidMark: 'k1.mark',
                messages: [],
                activity,
                now: at,
              })
              return throttle.noteWrong(...given)
            },
          },
        },
      })
      const refused = await signIn(beside.browser(), { password: 'Not-the-right-one7' })
      expect(refused.status).toBe(404)
      expect(refused.text).toContain('was removed in the meantime')
      expect(beside.log.filter(({ event }) => event === 'request-failed')).toEqual([])
    })

    it('shows a number to quote, and logs it without the message', async () => {
      const find = () => Promise.reject(new Error(`no such table: ${elodie.email}`))
      const broken = await makeWorld({
        ...world,
        store: { ...world.store, accounts: { ...world.store.accounts, find } },
      })
      const browser = broken.browser()
      const failed = await browser.submit(await browser.get('/cas/login'), { identifier: elodie.email })
      expect(failed.status).toBe(500)
      const line = broken.log.find(({ event }) => event === 'request-failed')
      expect(failed.text).toContain(line?.request ?? 'nothing')
      expect(JSON.stringify(broken.log)).not.toContain(elodie.email)
    })

    it('logs routes, never addresses, names, tokens or passwords', async () => {
      await registered(world)
      await signIn(world.browser())
      await world.browser().get('/cas/password?token=secret-token')
      const lines = JSON.stringify(world.log)
      for (const secret of ['secret-token', rightPassword, elodie.email, 'flow=', '?'])
        expect(lines).not.toContain(secret)
      expect(world.log.filter(({ event }) => event === 'request').length).toBeGreaterThan(5)
    })

    it('ends the oldest of many live streams of one page, and wakes the others as ever', async () => {
      await registered(world)
      const browser = world.browser()
      await signIn(browser)
      const page = await browser.submit(
        await browser.get('/cas/mobile'),
        { name: 'My phone', pin: '4826', confirmPin: '4826' },
        { action: '/cas/mobile' },
      )
      const ended: number[] = []
      const streams = []
      for (const index of [0, 1, 2, 3, 4, 5]) {
        const stream = await browser.request(`${page.path}/events`)
        streams.push(stream.text().then((text) => (ended.push(index), text)))
      }
      await Promise.all(streams.slice(0, 2))
      expect(ended).toEqual([0, 1])
      world.provider.close()
      expect((await Promise.all(streams)).join('')).not.toContain('change')
    })

    it('ends live streams when it closes', async () => {
      await registered(world)
      const browser = world.browser()
      await signIn(browser)
      const page = await browser.submit(
        await browser.get('/cas/mobile'),
        { name: 'My phone', pin: '4826', confirmPin: '4826' },
        { action: '/cas/mobile' },
      )
      const text = (await browser.request(`${page.path}/events`)).text()
      world.provider.close()
      expect(await text).not.toContain('change')
    })
  })
})
