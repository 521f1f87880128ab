import { platform } from '#platform'
import type { Factor, Store } from '@laissez-passer/core/ports'
import { beforeEach, describe, expect, it } from 'vitest'
import { passkey } from '../../src/methods/passkey/face.ts'
import { password } from '../../src/methods/password/face.ts'
import { recoveryCode } from '../../src/methods/recovery-code/face.ts'
import { token } from '../../src/methods/token/face.ts'
import { administrator } from '../support/administrators.ts'
import { addPasskey, aloneOptions } from '../support/passkeys.ts'
import { listeningPages, type ListeningPages } from '../support/told.ts'
import { elodie, makeWorld, type Platform, registered, signIn } from '../support/world.ts'

/** Recovery codes that are always advised. */
function advised(): ReturnType<typeof recoveryCode> {
  const face = recoveryCode()
  return { ...face, section: { name: 'recovery-codes', rooms: [], about: async () => ({ advice: 'recovery-codes' }) } }
}

const of = (path = '') => `/cas/account${path}`

const factor = {
  kind: 'token',
  id: 'token-1',
  name: 'Grey token',
  model: null,
  variant: null,
  status: 'active',
  addedAt: 1,
  lastUsedAt: null,
} as const satisfies Factor
const codes = { ...factor, kind: 'recovery-codes', id: 'codes', name: 'Codes' } as const satisfies Factor

describe('what an account has', () => {
  let told: ListeningPages
  let made: Platform
  beforeEach(async () => {
    told = listeningPages()
    made = await platform()
  })

  /** A provider whose accounts have these factors. */
  async function having(factors: readonly Factor[]) {
    const store: Store = { ...made.store, factors: { ...made.store.factors, list: async () => factors } }
    const world = await makeWorld({ ...made, store }, { methods: [password(), token(), advised()], pages: told.pages })
    await registered(world)
    const browser = world.browser()
    await signIn(browser)
    return { browser, world }
  }

  it('the names of what goes with it, but of recovery codes', async () => {
    const { browser } = await having([factor, codes])
    await browser.get(of('/delete'))
    expect(told.last('deleteAccount').goes.factors).toEqual(['Grey token'])
  })

  it('what is advised, unless a factor is on its way out', async () => {
    const { browser, world } = await having([factor])
    await browser.get(of('?done=password-changed'))
    expect(told.last('account')).toMatchObject({ advice: 'recovery-codes', notice: { code: 'password-changed' } })
    const { id: accountId = '' } = (await world.store.accounts.find({ email: elodie.email })) ?? {}
    const dueAt = world.runtime.now() + 60
    const { factorRemovals } = made.store
    const removal = { id: 'r', accountId, factorId: factor.id, factorName: factor.name, factorKind: 'token', dueAt }
    const store: Store = {
      ...made.store,
      factorRemovals: { ...factorRemovals, waiting: async () => ({ ...removal, askedAt: 1 }) as never },
    }
    const later = await makeWorld({ ...made, store }, { methods: [password(), token(), advised()], pages: told.pages })
    const own = later.browser()
    await signIn(own)
    await own.get(of())
    expect(told.last('account')).toMatchObject({ advice: null, removal: { dueAt, href: of('/lost-factor') } })
  })

  it('from when factors change again: nothing to wait for, though the sign-in is old', async () => {
    const { browser, world } = await having([])
    world.wait(601)
    expect((await browser.request(of('/resting'))).headers.get('Location')).toBe(of('/devices'))
  })
})

it('an administrator sees which factor is locked, and offers to recover no codes', async () => {
  const told = listeningPages()
  const made = await platform()
  const world = await makeWorld(made, { methods: [password(), token()], administration: true, pages: told.pages })
  const ada = await administrator(world, 'ada')
  const uid = await registered(world)
  const { id } = (await made.store.accounts.find({ uid })) ?? {}
  const kept = { ...made.store.factors }
  const shown = async (factors: readonly Factor[]) => {
    world.store.factors.list = async (accountId) => (accountId === id ? factors : kept.list(accountId))
    await ada.browser.get(`/cas/admin/people/${uid}`)
    return told.last('adminPerson').factors
  }
  const factors = await shown([factor, { ...factor, id: 'token-2', status: 'locked' }, codes])
  expect(factors.map(({ locked, recoverHref }) => [locked, recoverHref?.split('?')[1] ?? null])).toEqual([
    [false, 'factor=token-1'],
    [true, 'factor=token-2'],
    [false, null],
  ])
})

it('a copy of the data is begun at once when it is asked for', async () => {
  const made = await platform()
  const notified: string[] = []
  const { signals } = made.runtime
  const listening = {
    ...signals,
    notify: (topic: string) => {
      notified.push(topic)
      signals.notify(topic)
    },
  }
  const world = await makeWorld({ ...made, runtime: { ...made.runtime, signals: listening } })
  await registered(world)
  const browser = world.browser()
  await signIn(browser)
  const asked = () => notified.filter((topic) => topic === 'sweep').length
  const before = asked()
  await browser.post(of('/data'), {})
  expect(asked()).toBe(before + 1)
  await browser.post(of('/data'), {})
  expect(asked()).toBe(before + 1)
})

it('“this wasn’t me” of who gave no password leads to their mailbox', async () => {
  const told = listeningPages()
  const world = await makeWorld(await platform(), { methods: [passkey(), password()], pages: told.pages })
  await registered(world)
  const browser = world.browser()
  await signIn(browser)
  const { authenticator } = await addPasskey(browser)
  const own = world.browser()
  await own.get('/cas/login')
  await own.post('/cas/login', { flow: '', passkey: await authenticator.get(await aloneOptions(own)) })
  await own.get(of('/activity'))
  const { id = '' } = told.last('activity').entries[0] ?? {}
  const done = await own.post(of('/activity/not-me'), { entry: id })
  expect([done.status, done.path]).toEqual([200, of('/activity/not-me')])
  expect(told.last('reportActivity')).toMatchObject({
    status: 'mailed',
    email: elodie.email,
    entry: null,
    person: null,
  })
})
