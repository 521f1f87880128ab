import { platform } from '#platform'
import type { Store } from '@laissez-passer/core/ports'
import { beforeEach, describe, expect, it } from 'vitest'
import { administrator, holder, makeAdminWorld, setRole } from '../support/administrators.ts'
import type { Browser, Visit } from '../support/browser.ts'
import { elodie, registered, type World } from '../support/world.ts'

type Admin = Awaited<ReturnType<typeof administrator>>

let world: World
let ada: Admin
let grace: Admin
let marie: string
beforeEach(async () => {
  world = await makeAdminWorld(await platform(), { administration: { fourEyes: ['lock', 'start-recovery'] } })
  ada = await administrator(world, 'ada')
  grace = await administrator(world, 'grace')
  marie = await registered(world)
  await world.mails()
})

const lock = (uid = marie) => `/cas/admin/people/${uid}/lock`
const status = async (uid = marie) => (await world.store.accounts.find({ uid }))?.status

async function propose({ browser }: { readonly browser: Browser }, uid = marie): Promise<Visit> {
  const form = await browser.get(lock(uid))
  expect(form.text).toContain('This takes two')
  return browser.submit(form, { reason: 'Stolen laptop' }, { action: lock(uid) })
}

async function proposalOf({ browser }: { readonly browser: Browser }): Promise<string> {
  const href = (await browser.get('/cas/admin')).links.find((link) => link.includes('/proposals/'))
  if (href === undefined) throw new Error('no proposal')
  return href
}

/** A store whose process ends once so many operations were done. */
function endingStore(store: Store, ends: { after: number }): Store {
  const surrounded = (of: object): object =>
    new Proxy(of, {
      get(target, name) {
        const found: unknown = Reflect.get(target, name)
        if (typeof found === 'object' && found !== null) return surrounded(found)
        if (typeof found !== 'function') return found
        return (...given: readonly unknown[]): unknown => {
          if (name === 'deciding') {
            const deciding = store.deciding(...(given as Parameters<Store['deciding']>))
            return { ...deciding, store: endingStore(deciding.store, ends) }
          }
          if (ends.after-- <= 0) throw new Error('the process ended')
          return Reflect.apply(found, target, given)
        }
      },
    })
  return surrounded(store) as Store
}

const decide = ({ browser }: { readonly browser: Browser }, path: string, decision: string) =>
  browser.post(path, { decision })

describe('what takes two administrators', () => {
  it('is done once another one confirms, who was told by mail; both stand in the audit log', async () => {
    expect((await propose(ada)).text).toContain('Another administrator must confirm it')
    expect(await status()).toBe('active')
    const mails = await world.mails()
    expect(mails).toMatchObject([
      { to: grace.who.email, template: 'proposal-made', params: { administrator: ada.who.uid } },
    ])
    const path = await proposalOf(grace)
    const page = await grace.browser.get(path)
    expect(page.text).toContain('Stolen laptop')
    const done = await grace.browser.submit(page, { decision: 'confirmed' })
    expect(done.text).toContain('Confirmed and done')
    expect(await status()).toBe('locked')
    expect(await world.mails()).toMatchObject([{ to: ada.who.email, template: 'proposal-confirmed' }])
    const rows = await world.store.audit.unsealed({ limit: 1000 })
    const [account] = [await world.store.accounts.find({ uid: marie })]
    expect(rows.find(({ kind }) => kind === 'account-locked')).toMatchObject({
      by: { via: 'administration', name: `${ada.who.uid}+${grace.who.uid}` },
      reason: 'Stolen laptop',
    })
    expect(rows.find(({ kind }) => kind === 'proposal-made')).toMatchObject({ by: { name: ada.who.uid } })
    expect(rows.find(({ kind }) => kind === 'proposal-confirmed')).toMatchObject({
      by: { name: grace.who.uid },
      details: { action: 'lock', proposer: ada.who.uid },
    })
    expect(JSON.stringify(rows)).not.toContain(account?.id)
  })

  it('is done once, however many confirm at once', async () => {
    await propose(ada)
    const path = await proposalOf(grace)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        grace.browser.request(path, { method: 'POST', body: new URLSearchParams({ decision: 'confirmed' }) }),
      ),
    )
    const went = answers.map((answer) => answer.headers.get('Location'))
    expect(went.filter((to) => to === '/cas/admin?done=confirmed')).toHaveLength(1)
    const rows = await world.store.audit.unsealed({ limit: 1000 })
    expect(rows.filter(({ kind }) => kind === 'account-locked')).toHaveLength(1)
    expect(rows.filter(({ kind }) => kind === 'proposal-confirmed')).toHaveLength(1)
  })

  it('is decided and done or neither, wherever the process ends in between', { timeout: 60_000 }, async () => {
    const healthy = await platform()
    const { store } = healthy
    const ends = { after: Infinity }
    const dying = await makeAdminWorld(
      { ...healthy, store: endingStore(store, ends) },
      { administration: { fourEyes: ['lock'] } },
    )
    const [first, second] = [await administrator(dying, 'ada'), await administrator(dying, 'grace')]
    const uid = await registered(dying)
    const accountId = (await store.accounts.find({ uid }))?.id ?? ''
    const states = new Set<string>()
    for (let after = 0; !states.has('done'); after++) {
      expect(after).toBeLessThan(60)
      await propose(first, uid)
      const path = await proposalOf(second)
      ends.after = after
      await second.browser.request(path, { method: 'POST', body: new URLSearchParams({ decision: 'confirmed' }) })
      ends.after = Infinity
      const waits = (await store.proposals.waiting({ now: dying.runtime.now(), limit: 9 })).length > 0
      const locked = (await store.accounts.find({ uid }))?.status === 'locked'
      expect({ waits, locked }).toEqual(waits ? { waits: true, locked: false } : { waits: false, locked: true })
      states.add(waits ? 'waits' : 'done')
      if (waits) await decide(second, path, 'refused')
    }
    expect(states.has('waits')).toBe(true)
    expect((await store.activity.list(accountId, { kinds: ['account-locked'], limit: 9 })).length).toBe(1)
  })

  it('knocks at the others’ doors a few times an hour, however much is proposed', async () => {
    for (let count = 0; count < 9; count++) await ada.browser.post(lock(), { reason: `Flood ${count}` })
    expect((await world.mails()).filter(({ template }) => template === 'proposal-made')).toHaveLength(5)
    expect(await world.store.proposals.waiting({ now: world.runtime.now(), limit: 99 })).toHaveLength(9)
  })

  it('isn’t confirmed by who proposed it, whatever they post; they take it back', async () => {
    await propose(ada)
    const path = await proposalOf(ada)
    const page = await ada.browser.get(path)
    expect(page.text).toContain('You proposed this')
    for (const decision of ['confirmed', 'refused']) expect((await decide(ada, path, decision)).status).toBe(422)
    expect((await decide(ada, path, 'done')).status).toBe(400)
    expect(await status()).toBe('active')
    expect((await decide(grace, path, 'withdrawn')).status).toBe(422)
    expect((await decide(ada, path, 'withdrawn')).text).toContain('Withdrawn')
    expect((await decide(grace, path, 'confirmed')).text).toContain('Nothing was done')
    expect(await status()).toBe('active')
  })

  it('isn’t decided by whom it is about, even once they are an administrator; nor done to them then', async () => {
    const eve = await administrator(world, 'eve')
    await setRole(world, eve.who, false)
    await propose(ada, eve.who.uid)
    await setRole(world, eve.who, true)
    const path = await proposalOf(eve)
    expect((await eve.browser.get(path)).text).toContain('your own account')
    for (const decision of ['confirmed', 'refused']) expect((await decide(eve, path, decision)).status).toBe(422)
    expect((await decide(grace, path, 'confirmed')).status).toBe(422)
    expect(await status(eve.who.uid)).toBe('active')
  })

  it('is found however many others were proposed before it', async () => {
    const person = { ...elodie, email: 'jane@example.org', confirmEmail: 'jane@example.org' }
    const jane = await registered(world, person)
    for (let count = 0; count < 100; count++) await ada.browser.post(lock(), { reason: `Flood ${count}` })
    world.wait(60)
    await propose(ada, jane)
    const [last] = (await world.store.proposals.waiting({ now: world.runtime.now(), limit: 500 })).slice(-1)
    const path = `/cas/admin/proposals/${last?.id ?? ''}`
    const page = await grace.browser.get(path)
    expect(page.status).toBe(200)
    await grace.browser.submit(page, { decision: 'confirmed' })
    expect(await status(jane)).toBe('locked')
  })

  it('is none where no key says any more what it proposes; the others are there', async () => {
    await propose(ada)
    const { runtime, store } = world
    const now = runtime.now()
    const [first] = await store.proposals.waiting({ now, limit: 9 })
    const lost = {
      id: 'lost',
      action: 'lock',
      accountId: null,
      sealed: 'of a key that is lost',
      proposedBy: first?.proposer.id ?? '',
      proposedAt: now,
      expiresAt: now + 60,
    }
    await store.proposals.propose({ proposal: lost, messages: [], audit: [] })
    expect(await store.proposals.waiting({ now, limit: 9 })).toHaveLength(2)
    const home = await grace.browser.get('/cas/admin')
    expect(home.status).toBe(200)
    expect(home.links.filter((link) => link.includes('/proposals/'))).toHaveLength(1)
    expect((await grace.browser.get('/cas/admin/proposals/lost')).status).toBe(404)
    expect((await decide(grace, '/cas/admin/proposals/lost', 'confirmed')).path).toContain('/cas/admin')
    expect(await status()).toBe('active')
  })

  it('is void when its proposer loses the role, and after 24 hours', async () => {
    await propose(ada)
    const path = await proposalOf(grace)
    await setRole(world, ada.who, false)
    expect((await grace.browser.get('/cas/admin')).links.some((link) => link.includes('/proposals/'))).toBe(false)
    expect((await decide(grace, path, 'confirmed')).text).toContain('Nothing was done')
    await setRole(world, ada.who, true)
    world.wait(24 * 3600)
    await grace.who.signIn(grace.browser, '/cas/admin')
    expect((await grace.browser.get('/cas/admin')).links.some((link) => link.includes('/proposals/'))).toBe(false)
    expect(await status()).toBe('active')
  })

  it('is refused, and then it is over; its proposer is told', async () => {
    await propose(ada)
    await world.mails()
    const path = await proposalOf(grace)
    expect((await decide(grace, path, 'refused')).text).toContain('Refused')
    expect(await world.mails()).toMatchObject([{ to: ada.who.email, template: 'proposal-refused' }])
    expect((await decide(grace, path, 'confirmed')).text).toContain('Nothing was done')
    expect(await status()).toBe('active')
  })

  it('says which method it is about by its name; a recovery may be of it, too', async () => {
    const eve = await holder(world, 'eve')
    const [factor] = await world.store.factors.list(eve.accountId)
    await world.mails()
    const of = `/cas/admin/people/${eve.uid}/start-recovery`
    await ada.browser.post(of, { reason: 'Called', factor: factor?.id ?? '' })
    expect((await world.mails()).map(({ template }) => template)).not.toContain('factor-removal-link')
    const path = await proposalOf(grace)
    const page = await grace.browser.get(path)
    expect(page.text).toContain(factor?.name)
    expect(page.text).not.toContain(factor?.id)
    expect(page.text).toContain('a link to confirm that the method is lost')
    await decide(grace, path, 'confirmed')
    expect(await world.mails()).toContainEqual(
      expect.objectContaining({ to: eve.email, template: 'factor-removal-link' }),
    )
  })
})
