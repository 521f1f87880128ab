import { lockAccount } from '../../../src/operator/index.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  listPasskeys,
  type NotJudged,
  passkeySignInOptions,
  removePasskey,
  signInWithPasskey,
} from '../../../src/methods/passkey/use-cases.ts'
import { requireFresh } from '../../../src/freshness/index.ts'
import { checkSession } from '../../../src/sessions/index.ts'
import { passwordDue } from '../../../src/methods/password/use-cases.ts'
import type { Authenticator, Twist } from '../../support/authenticator.ts'
import { begin, stepOf } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { withPasskey } from '../../support/passkeys.ts'
import { visitor } from '../../support/world.ts'
import {
  afterPassword,
  answer,
  asking,
  destinationAsks,
  jane,
  janeAlone,
  sessions,
  signOutEverywhere,
  world,
} from './support/world.ts'

beforeEach(janeAlone)

describe('a passkey alone', () => {
  let authenticator: Authenticator
  beforeEach(async () => {
    ;({ authenticator } = await withPasskey(world, jane))
    await signOutEverywhere()
    world.now += 60
  })

  const here = visitor('laptop')
  const options = (browser = here) => passkeySignInOptions(world.context, { visitor: browser })
  const signIn = (response: string, changed: { readonly browser?: typeof here; readonly continueTo?: string } = {}) =>
    signInWithPasskey(world.context, {
      response,
      continueTo: changed.continueTo ?? '/cas/x',
      visitor: changed.browser ?? here,
    })

  it('asks everybody the same, and writes nothing to ask', async () => {
    world.forget()
    expect(await options()).toMatchObject({
      rpId: 'id.example.eu',
      allowCredentials: [],
      userVerification: 'required',
      timeout: 900_000,
    })
    expect(world.queries).toEqual([])
  })

  it('counts for two factors, says who it is, and makes the browser known', async () => {
    const done = await signIn(await authenticator.get(await options()))
    expect(done).toMatchObject({
      ok: true,
      opened: {
        account: { id: jane.id },
        continueTo: '/cas/x',
        session: { level: 'MEDIUM', proofs: [{ method: 'passkey', alone: true }] },
      },
    })
    expect(await sessions()).toEqual(['MEDIUM'])
    expect(await stepOf(world, await begin(world, jane.email))).toMatchObject({ firstName: 'Jane' })
    const current = done.ok && (await checkSession(world.context, { token: done.opened?.sessionToken ?? null }))
    if (!current) throw new Error('not signed in')
    expect(await requireFresh(world.context, { current })).toMatchObject({ ok: true })
  })

  it('isn’t held up by a password that is due', async () => {
    world.now += 400 * 86_400
    const signedIn = await signIn(await authenticator.get(await options()))
    if (!signedIn.ok || !signedIn.opened) throw new Error('not signed in')
    expect(await passwordDue(world.context, signedIn.opened)).toBeNull()
  })

  it('drops a destination that isn’t ours', async () => {
    const response = await authenticator.get(await options())
    expect(await signIn(response, { continueTo: 'https://evil.example/' })).toMatchObject({
      opened: { continueTo: null },
    })
  })

  it.each<[string, Twist, NotJudged['reason'] | 'unverified']>([
    ['another origin', { origin: 'https://evil.example' }, 'refused'],
    ['another relying party', { rpId: 'evil.example' }, 'refused'],
    ['a frame of another site', { crossOrigin: true }, 'refused'],
    ['an unverified user', { verified: false }, 'unverified'],
    ['nobody present', { present: false }, 'refused'],
    ['no name', { userHandle: null }, 'refused'],
    ['another name', { userHandle: 'AAAA' }, 'refused'],
    ['an unknown credential', { id: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'unknown'],
  ])('is refused from %s', async (_what, twist, reason) => {
    expect(await signIn(await authenticator.get(await options(), twist))).toEqual({ ok: false, reason })
    expect(await sessions()).toEqual([])
  })

  it('of one account names no other', async () => {
    const bob = await world.person({ email: 'bob@example.org', firstName: 'Bob' })
    const bobs = await withPasskey(world, bob)
    await signOutEverywhere(bob)
    const handles = JSON.parse(await authenticator.get(await options())).response.userHandle
    const response = await bobs.authenticator.get(await options(), { userHandle: handles })
    expect(await signIn(response)).toEqual({ ok: false, reason: 'refused' })
    expect([await sessions(), await sessions(bob)]).toEqual([[], []])
  })

  it('is good in the browser that asked, once, for a quarter of an hour', async () => {
    const response = await authenticator.get(await options())
    expect(await signIn(response, { browser: visitor('thief') })).toEqual({ ok: false, reason: 'refused' })
    const all = await Promise.all(Array.from({ length: 30 }, () => signIn(response)))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(all.filter((one) => !one.ok && one.reason === 'expired')).toHaveLength(29)
    expect(await sessions()).toEqual(['MEDIUM'])
    const late = await authenticator.get(await options())
    world.now += 900
    expect(await signIn(late)).toEqual({ ok: false, reason: 'expired' })
  })

  it('isn’t the same as the passkey asked after a password, in either direction', async () => {
    const flow = await afterPassword(jane, here)
    const second = await authenticator.get(await asking(flow))
    expect(await signIn(second)).toEqual({ ok: false, reason: 'refused' })
    const alone = await authenticator.get(await options())
    expect(await answer(flow, alone)).toMatchObject({ ok: false, code: 'passkey-refused' })
  })

  it('of a locked account opens nothing, and says so to whoever holds it', async () => {
    const response = await authenticator.get(await options())
    const by = { via: 'command', name: 'root' } as const
    await lockAccount(world.context, { accountId: jane.id, by, reason: null })
    expect(await signIn(response)).toEqual({ ok: false, reason: 'locked' })
    expect(await sessions()).toEqual([])
  })

  it('goes on where the destination takes another method only', async () => {
    destinationAsks({ methods: ['code'] })
    const done = await signIn(await authenticator.get(await options()))
    if (!done.ok) throw new Error(done.reason)
    expect(done.opened).toBeNull()
    expect(await stepOf(world, { signInId: done.signInId, visitor: here })).toMatchObject({
      kind: 'choose-method',
      offers: [],
      nothingSetUp: false,
    })
    expect(await sessions()).toEqual([])
  })

  it('that is removed at that moment proves nothing', async () => {
    const response = await authenticator.get(await options())
    const { store } = world.context
    const first = async (...call: Parameters<typeof store.seen.first>) => {
      const { passkeys } = await listPasskeys(world.context, { accountId: jane.id })
      const fresh = await freshly(world.context, jane)
      for (const { id } of passkeys) await removePasskey(world.context, { fresh, passkeyId: id })
      return store.seen.first(...call)
    }
    const context = { ...world.context, store: { ...store, seen: { ...store.seen, first } } }
    const done = await signInWithPasskey(context, { response, continueTo: '/cas/x', visitor: here })
    expect(done).toEqual({ ok: false, reason: 'unknown' })
    expect(await sessions()).toEqual([])
  })
})
