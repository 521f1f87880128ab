import { platform } from '#platform'
import { beforeEach, describe, expect, it } from 'vitest'
import { administrator, holder, makeAdminWorld } from '../support/administrators.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { elodie, registered, signIn, type World } from '../support/world.ts'

type Admin = Awaited<ReturnType<typeof administrator>>

const home = '/cas/admin'

describe('what is offered to do, and shown of a person', () => {
  let world: World
  let ada: Admin
  let told: ListeningPages
  beforeEach(async () => {
    told = listeningPages()
    world = await makeAdminWorld(await platform(), {
      administration: { fourEyes: ['drop-message'] },
      pages: told.pages,
    })
    ada = await administrator(world, 'ada')
  })

  async function person(uid: string) {
    await ada.browser.get(`${home}/people/${uid}`)
    const props = told.last('adminPerson')
    return { ...props, offered: props.actions.map(({ action }) => action) }
  }

  it('of who has neither session nor method, only what there is to do', async () => {
    const uid = await registered(world)
    const idle = await person(uid)
    expect(idle.offered).toEqual(['lock', 'assign-token', 'start-recovery', 'delete'])
    expect(idle).toMatchObject({ untouchable: null, factors: [], sessions: [], subject: { uid, groups: [] } })
    expect(idle.actions[0]?.href).toBe(`${home}/people/${uid}/lock`)
    await signIn(world.browser())
    const signedIn = await person(uid)
    expect(signedIn.offered).toEqual(['end-sessions', 'lock', 'assign-token', 'start-recovery', 'delete'])
    expect(signedIn.sessions).toMatchObject([
      { endHref: `${home}/people/${uid}/end-sessions?session=${signedIn.sessions[0]?.id}`, services: [] },
    ])
    const by = signedIn.activity.map((line) => `${line.kind} ${line.by?.name ?? 'themselves'}`)
    expect(by).toContain('signed-in themselves')
    await ada.browser.post(`${home}/people/${uid}/lock`, { reason: 'x' })
    const locked = await person(uid)
    expect(locked.offered).toEqual(['unlock', 'assign-token', 'delete'])
    expect(locked.activity[0]).toMatchObject({ kind: 'account-locked', by: { name: ada.who.uid } })
  })

  it('of who has a method, its removal and recovery, while nothing stands against them', async () => {
    const eve = await holder(world, 'eve')
    const { factors, offered } = await person(eve.uid)
    const [token] = await world.store.factors.list(eve.accountId)
    expect(offered).toEqual(['lock', 'assign-token', 'reset-factors', 'start-recovery', 'delete'])
    const links = {
      removeHref: `${home}/people/${eve.uid}/reset-factors?factor=${token?.id}`,
      recoverHref: `${home}/people/${eve.uid}/start-recovery?factor=${token?.id}`,
    }
    expect(factors).toMatchObject([{ id: token?.id, locked: false, ...links }])
    await ada.browser.post(`${home}/people/${eve.uid}/lock`, { reason: 'x' })
    expect((await person(eve.uid)).factors).toMatchObject([{ ...links, recoverHref: null }])
  })

  it('of another administrator the end of sessions alone, of oneself nothing', async () => {
    const bob = await administrator(world, 'bob')
    const other = await person(bob.who.uid)
    expect([other.untouchable, other.offered]).toEqual(['administrator', ['end-sessions']])
    expect(other.factors).toMatchObject([{ removeHref: null, recoverHref: null }])
    expect(other.sessions[0]?.endHref).toContain('/end-sessions?session=')
    const own = await person(ada.who.uid)
    expect([own.untouchable, own.offered, own.sessions[0]?.endHref]).toEqual(['yourself', [], null])
  })

  it('of messages: when they are tried again, or that they were given up; nothing is noted of none', async () => {
    await world.mails()
    const { outbox } = world.store
    for (const { id } of await outbox.list({ state: 'waiting', limit: 100 })) await outbox.delivered(id)
    await ada.browser.get(`${home}/outbox`)
    expect(told.last('adminOutbox').messages).toEqual([])
    const looked = async () =>
      (await world.store.audit.unsealed({ limit: 1000 })).filter(({ kind }) => kind === 'outbox-looked-at').length
    expect(await looked()).toBe(0)
    const [createdAt, common] = [
      world.runtime.now(),
      { accountId: null, kind: 'mail', to: 'x@example.org', template: 'registration-link', language: 'en' } as const,
    ]
    const message = (id: string) => ({ ...common, id, createdAt, sealed: 'k1.c2VhbGVk' })
    await outbox.add([message('waits'), message('given-up')])
    await outbox.failed('waits', { retryAt: createdAt + 3600, error: '451' })
    await outbox.abandoned('given-up', { now: createdAt, error: '550' })
    await ada.browser.get(`${home}/outbox`)
    expect(told.last('adminOutbox').messages.toSorted((a, b) => (a.id < b.id ? 1 : -1))).toMatchObject([
      {
        id: 'waits',
        dueAt: createdAt + 3600,
        retryHref: `${home}/outbox/retry-message?id=waits`,
        dropHref: `${home}/outbox/drop-message?id=waits`,
      },
      { id: 'given-up', dueAt: null, retryHref: null, dropHref: `${home}/outbox/drop-message?id=given-up` },
    ])
    expect(await looked()).toBe(1)
    await ada.browser.get(`${home}/outbox/drop-message?id=${'9'.repeat(200)}&reason=${'x'.repeat(3000)}`)
    const asked = told.last('adminAction')
    expect([asked.fields[0]?.value.length, asked.reason.length, asked.takesTwo]).toEqual([
      100,
      asked.longestReason,
      true,
    ])
    expect((await ada.browser.post(`${home}/outbox/lock`, { reason: 'x' })).status).toBe(404)
    await ada.browser.post(`${home}/outbox/drop-message`, { id: 'waits', reason: 'x' })
    await ada.browser.get(home)
    expect(told.last('adminHome').proposals).toMatchObject([{ action: 'drop-message', subject: null }])
    expect(told.last('adminHome').administrators).toMatchObject([{ uid: ada.who.uid }])
  })

  it('of who was invited and is gone, the list; of who still is, their page', async () => {
    const email = 'x@example.org'
    await world.browser().post('/cas/register', { ...elodie, email, confirmEmail: email })
    const { uid = '' } = (await world.store.accounts.find({ email })) ?? {}
    expect((await person(uid)).offered).toEqual(['lock', 'invite-again', 'cancel-invitation'])
    const post = async (action: string) => {
      const body = new URLSearchParams({ reason: 'x' })
      const answer = await ada.browser.request(`${home}/people/${uid}/${action}`, { method: 'POST', body })
      return answer.headers.get('Location')
    }
    expect(await post('invite-again')).toBe(`${home}/people/${uid}?done=done`)
    expect(await post('cancel-invitation')).toBe(`${home}/people?done=done`)
  })

  it('of who is only proposed to be deleted, their page', async () => {
    world = await makeAdminWorld(await platform(), { administration: { fourEyes: ['delete'] } })
    ada = await administrator(world, 'ada')
    const uid = await registered(world)
    const body = new URLSearchParams({ reason: 'x' })
    const answer = await ada.browser.request(`${home}/people/${uid}/delete`, { method: 'POST', body })
    expect(answer.headers.get('Location')).toBe(`${home}/people/${uid}?done=proposed`)
  })
})
