import { beforeEach, describe, expect, it } from 'vitest'
import { listActivity } from '../../../src/account/index.ts'
import { listPasskeys, removePasskey } from '../../../src/methods/passkey/use-cases.ts'
import { requireFresh } from '../../../src/freshness/index.ts'
import { checkSession } from '../../../src/sessions/index.ts'
import { chooseMethod, submitAnswer } from '../../../src/sign-in/index.ts'
import type { Authenticator, Twist } from '../../support/authenticator.ts'
import { begin, stepOf } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { signedIn, withPasskey } from '../../support/passkeys.ts'
import { afterPassword, answer, asking, jane, janeAlone, sessions, signOutEverywhere, world } from './support/world.ts'

beforeEach(janeAlone)

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
