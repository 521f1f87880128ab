import { lockAccount } from '../../../src/operator/index.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../../src/account/index.ts'
import type { Destination } from '../../../src/context/index.ts'
import {
  listPasskeys,
  type NotJudged,
  passkeySignInOptions,
  removePasskey,
  type RequestOptions,
  signInWithPasskey,
} from '../../../src/methods/passkey/use-cases.ts'
import type { Account } from '../../../src/ports/index.ts'
import { requireFresh } from '../../../src/freshness/index.ts'
import { checkSession } from '../../../src/sessions/index.ts'
import { chooseMethod, type SignInRef, submitAnswer } from '../../../src/sign-in/index.ts'
import { passwordDue, submitPassword } from '../../../src/methods/password/use-cases.ts'
import { passkey } from '../../../src/methods/passkey/method.ts'
import { password } from '../../../src/methods/password/method.ts'
import type { Authenticator, Twist } from '../../support/authenticator.ts'
import { asks, begin, stepOf, withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { signedIn, withPasskey } from '../../support/passkeys.ts'
import { codeMethod, goodPassword, visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
let asked: Destination
beforeEach(async () => {
  asked = asks()
  const describeDestination = (path: string) => (path === '/cas/x' ? asked : null)
  ;({ world, jane } = await withJane({ methods: [passkey(), codeMethod([]), password()], describeDestination }))
})

const sessions = async (person = jane) =>
  (await world.context.store.sessions.list({ accountId: person.id, now: world.now })).map(({ level }) => level)

/** Ends what the preparations opened. */
const signOutEverywhere = (person = jane) =>
  world.context.store.sessions.endOthers({ accountId: person.id, except: null, now: world.now })

/** The password is given; the passkey is asked. */
async function afterPassword(person = jane, browser = visitor()): Promise<SignInRef> {
  const flow = await begin(world, person.email, { browser })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'passkey' })
  return flow
}

/** What the page asks of the browser. */
async function asking(flow: SignInRef): Promise<RequestOptions> {
  const step = await stepOf(world, flow)
  if (step === 'not-found' || step.kind !== 'verify') throw new Error(JSON.stringify(step))
  return JSON.parse(String(step.view.params.options))
}

const answer = (flow: SignInRef, response: string) =>
  submitAnswer(world.context, { ...flow, answer: { passkey: response } })

describe('a passkey after the password', () => {
  let authenticator: Authenticator
  let its: { readonly id: string }
  beforeEach(async () => {
    ;({ authenticator, passkey: its } = await withPasskey(world, jane, { counts: true }))
    await signOutEverywhere()
  })

  it('is the second factor, noted with its date', async () => {
    const flow = await afterPassword()
    world.now += 9
    const options = await asking(flow)
    expect(options).toMatchObject({
      rpId: 'id.example.eu',
      userVerification: 'preferred',
      allowCredentials: [{ type: 'public-key', id: authenticator.credentialId, transports: ['internal'] }],
    })
    expect(await answer(flow, await authenticator.get(options))).toMatchObject({
      ok: true,
      opened: {
        session: { level: 'MEDIUM', proofs: [{ method: 'password' }, { method: 'passkey', credentialId: its.id }] },
      },
    })
    const { passkeys } = await listPasskeys(world.context, { accountId: jane.id })
    expect(passkeys).toMatchObject([{ lastUsedAt: world.now }])
  })

  it('needs no verified user, as a key without a PIN has none', async () => {
    const flow = await afterPassword()
    const response = await authenticator.get(await asking(flow), { verified: false })
    expect(await answer(flow, response)).toMatchObject({ ok: true, opened: { session: { level: 'MEDIUM' } } })
  })

  it('asks for none in particular where there are several', async () => {
    const second = await withPasskey(world, jane, { name: 'Key', attachment: 'cross-platform', transports: ['usb'] })
    const flow = await afterPassword()
    const options = await asking(flow)
    expect(options.allowCredentials.map(({ id }) => id).toSorted()).toEqual(
      [authenticator.credentialId, second.authenticator.credentialId].toSorted(),
    )
    expect(await answer(flow, await second.authenticator.get(options))).toMatchObject({ ok: true })
  })

  it.each<[string, Twist, string]>([
    ['another origin', { origin: 'https://id.example.eu.evil.example' }, 'passkey-refused'],
    ['another relying party', { rpId: 'evil.example' }, 'passkey-refused'],
    ['a frame of another site', { crossOrigin: true }, 'passkey-refused'],
    ['a challenge of its own making', { challenge: 'A'.repeat(70) }, 'passkey-refused'],
    ['a registration in place of an assertion', { type: 'webauthn.create' }, 'passkey-refused'],
    ['nobody present', { present: false }, 'passkey-refused'],
    ['another account’s name', { userHandle: 'AAAA' }, 'passkey-refused'],
    ['an unknown credential', { id: 'AAAAAAAAAAAAAAAAAAAAAA' }, 'passkey-unknown'],
  ])('is refused from %s', async (_what, twist, code) => {
    const flow = await afterPassword()
    const response = await authenticator.get(await asking(flow), twist)
    expect(await answer(flow, response)).toMatchObject({ ok: false, reason: 'refused', code })
    expect(await sessions()).toEqual([])
    // The next try on the page shown again is good.
    const again = await authenticator.get(await asking(flow))
    expect(await answer(flow, again)).toMatchObject({ ok: true })
  })

  it('is noted as used where it is right alone: what anybody can send writes nothing', async () => {
    const flow = await afterPassword()
    const options = await asking(flow)
    const { store } = world.context
    const noted: string[] = []
    const context = {
      ...world.context,
      store: {
        ...store,
        seen: {
          first: (...call: Parameters<typeof store.seen.first>) => (noted.push(call[0]), store.seen.first(...call)),
        },
      },
    }
    const tryOut = async (twist: Twist) =>
      submitAnswer(context, { ...flow, answer: { passkey: await authenticator.get(options, twist) } })
    for (const twist of [{ id: 'AAAAAAAAAAAAAAAAAAAAAA' }, { origin: 'https://evil.example' }, { userHandle: 'AAAA' }])
      expect(await tryOut(twist)).toMatchObject({ ok: false })
    expect(noted).toEqual([])
    expect(await tryOut({})).toMatchObject({ ok: true })
    expect(noted).toHaveLength(1)
  })

  it('of another user is refused, also under this one’s name', async () => {
    const bob = await world.person({ email: 'bob@example.org', firstName: 'Bob' })
    const bobs = await withPasskey(world, bob)
    const flow = await afterPassword()
    const response = await bobs.authenticator.get(await asking(flow))
    expect(await answer(flow, response)).toMatchObject({ ok: false, code: 'passkey-unknown' })
    const disguised = await bobs.authenticator.get(await asking(flow), {
      id: authenticator.credentialId,
      userHandle: null,
    })
    expect(await answer(flow, disguised)).toMatchObject({ ok: false, code: 'passkey-refused' })
  })

  it('is judged before the password in no sign-in', async () => {
    const flow = await begin(world, jane.email)
    const other = await afterPassword()
    const response = await authenticator.get(await asking(other))
    expect(await answer(flow, response)).toEqual({ ok: false, reason: 'not-found' })
    expect(await chooseMethod(world.context, { ...flow, method: 'passkey', credentialId: null })).toMatchObject({
      reason: 'not-accepted',
    })
  })

  it('answers one page once: neither another sign-in’s, nor later, nor twice', async () => {
    const [one, two] = [await afterPassword(), await afterPassword()]
    const response = await authenticator.get(await asking(one))
    expect(await answer(two, response)).toMatchObject({ code: 'passkey-refused' })
    const all = await Promise.all(Array.from({ length: 30 }, () => answer(one, response)))
    const opened = all.filter((result) => result.ok && result.opened)
    expect(opened.length).toBe(1)
    expect(await sessions()).toEqual(['MEDIUM'])

    const late = await afterPassword()
    const early = await authenticator.get(await asking(late))
    world.now += 899
    expect(await answer(late, early)).toMatchObject({ ok: true })
  })

  it('whose count goes back signs in, and its owner is told; nobody is locked out', async () => {
    const noted = async () =>
      (await listActivity(world.context, { current: await signedIn(world, jane) })).map(({ kind }) => kind)
    const use = async (signCount: number) => {
      const flow = await afterPassword()
      return answer(flow, await authenticator.get(await asking(flow), { signCount }))
    }
    expect(await use(50)).toMatchObject({ ok: true })
    expect(await noted()).not.toContain('passkey-copied')
    const copies = async () => (await world.mails()).filter(({ template }) => template === 'passkey-copied')
    expect(await copies()).toEqual([])
    expect(await use(12)).toMatchObject({ ok: true, opened: { session: { level: 'MEDIUM' } } })
    expect(await noted()).toContain('passkey-copied')
    expect(await copies()).toMatchObject([
      { to: jane.email, params: { browser: 'Firefox (Linux)', notMeLink: expect.stringContaining('/not-me?') } },
    ])
    expect(await use(50)).toMatchObject({ ok: true })
    expect((await noted()).filter((kind) => kind === 'passkey-copied')).toHaveLength(2)
  })

  it('that was removed meanwhile proves nothing', async () => {
    await withPasskey(world, jane, { name: 'Another' })
    const flow = await afterPassword()
    const response = await authenticator.get(await asking(flow))
    await removePasskey(world.context, { fresh: await freshly(world.context, jane), passkeyId: its.id })
    expect(await answer(flow, response)).toMatchObject({ ok: false, code: 'passkey-unknown' })
  })

  it('allows changing factors, which the password alone no longer does', async () => {
    expect(await requireFresh(world.context, { current: await signedIn(world, jane) })).toMatchObject({
      level: 'MEDIUM',
    })
    const flow = await afterPassword()
    const done = await answer(flow, await authenticator.get(await asking(flow)))
    const current = done.ok && (await checkSession(world.context, { token: done.opened?.sessionToken ?? null }))
    if (!current) throw new Error('not signed in')
    expect(await requireFresh(world.context, { current })).toMatchObject({ ok: true })
    world.now += 601
    expect(await requireFresh(world.context, { current })).toMatchObject({ ok: false })
  })
})

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
    asked = asks({ methods: ['code'] })
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

describe('offers', () => {
  it('show the passkey before the password to everybody alike, after it to whom has one', async () => {
    for (const who of [jane.email, 'nobody@example.org'])
      expect(await stepOf(world, await begin(world, who))).toMatchObject({
        offers: [{ name: 'passkey', phishingResistant: true }, { name: 'code' }],
      })
    expect(await stepOf(world, await afterPassword())).toMatchObject({ kind: 'choose-method', missing: 'passkey' })
    await withPasskey(world, jane)
    expect(await stepOf(world, await afterPassword())).toMatchObject({ kind: 'verify', method: 'passkey' })
  })
})
