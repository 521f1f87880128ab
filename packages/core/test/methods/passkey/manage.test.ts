import { beforeEach, describe, expect, it } from 'vitest'
import {
  addPasskey,
  listPasskeys,
  maxPasskeys,
  newPasskeyOptions,
  removePasskey,
  renamePasskey,
} from '../../../src/methods/passkey/use-cases.ts'
import type { Account } from '../../../src/ports/index.ts'
import { listActivity } from '../../../src/account/index.ts'
import type { FreshSession } from '../../../src/freshness/index.ts'
import type { CurrentSession } from '../../../src/sessions/index.ts'
import { passkey } from '../../../src/methods/passkey/method.ts'
import { password } from '../../../src/methods/password/method.ts'
import { softAuthenticator, type Twist } from '../../support/authenticator.ts'
import { withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { signedIn, withPasskey } from '../../support/passkeys.ts'
import { visitor, type World } from '../../support/world.ts'

let world: World
let jane: Account
let current: CurrentSession
let fresh: FreshSession
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [passkey(), password()] }))
  current = await signedIn(world, jane)
  fresh = await freshly(world.context, current)
  await world.mails()
})

const list = async () => (await listPasskeys(world.context, { accountId: jane.id })).passkeys
const kinds = async () => (await listActivity(world.context, { current })).map(({ kind }) => kind)

describe('adding a passkey', () => {
  it('asks the browser for one that works without attestation, and not for a second on the same authenticator', async () => {
    const first = await newPasskeyOptions(world.context, { fresh })
    expect(first).toMatchObject({
      rp: { id: 'id.example.eu', name: 'Example ID' },
      user: { name: jane.email, displayName: 'Jane Doe' },
      attestation: 'none',
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
      // It says whether the passkey is found without an id.
      extensions: { credProps: true },
      timeout: 900_000,
    })
    expect(first.pubKeyCredParams).toContainEqual({ type: 'public-key', alg: -7 })
    // What authenticators keep of a person is neither their name nor their id.
    expect(first.user.id).toMatch(/^[\w-]{43}$/)
    expect(first.user.id).not.toContain(jane.id)
    const { authenticator } = await withPasskey(world, jane, { transports: ['usb', 'nfc'] })
    const second = await newPasskeyOptions(world.context, { fresh })
    expect(second.excludeCredentials).toEqual([
      { type: 'public-key', id: authenticator.credentialId, transports: ['usb', 'nfc'] },
    ])
    expect(second.user.id).toBe(first.user.id)
    expect(second.challenge).not.toBe(first.challenge)
  })

  it('writes nothing to ask', async () => {
    world.forget()
    await newPasskeyOptions(world.context, { fresh })
    expect(world.queries.map(({ kind }) => kind)).toEqual(['query'])
  })

  it.each([
    ['this device', { attachment: 'platform', transports: ['internal', 'hybrid'] }, 'platform'],
    ['a phone', { attachment: 'cross-platform', transports: ['hybrid', 'internal'] }, 'phone'],
    ['a security key', { attachment: 'cross-platform', transports: ['usb', 'nfc'] }, 'security-key'],
  ] as const)('tells %s apart', async (_what, made, kind) => {
    const { passkey: added } = await withPasskey(world, jane, { ...made, name: '  My   key ' })
    expect(added).toMatchObject({ name: 'My key', kind, accountId: jane.id, lastUsedAt: null, discoverable: true })
    expect(await list()).toMatchObject([{ id: added.id, name: 'My key', kind, make: null }])
  })

  it('names its make where it is known, in the list, the mail and the log', async () => {
    await withPasskey(world, jane, { aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96', remembers: false })
    expect(await list()).toMatchObject([{ make: 'Windows Hello', discoverable: false }])
    const [mail] = await world.mails()
    expect(mail).toMatchObject({
      to: jane.email,
      template: 'passkey-added',
      language: 'fr',
      params: { passkey: 'My laptop', model: 'Windows Hello', firstName: 'Jane' },
    })
    expect(String(mail?.params.notMeLink)).toMatch(/^https:\/\/id\.example\.eu\/cas\/not-me\?/)
    expect(await kinds()).toContain('passkey-added')
  })

  it.each<[string, Twist]>([
    ['another origin', { origin: 'https://id.example.eu.evil.example' }],
    ['plain http', { origin: 'http://id.example.eu' }],
    ['another relying party', { rpId: 'example.eu' }],
    ['a frame of another site', { crossOrigin: true }],
    ['a challenge of its own making', { challenge: 'AAAA' }],
    ['an assertion in place of a registration', { type: 'webauthn.get' }],
    ['nobody present', { present: false }],
    ['the id of another credential', { id: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ])('is refused from %s', async (_what, twist) => {
    const authenticator = await softAuthenticator()
    const response = await authenticator.create(await newPasskeyOptions(world.context, { fresh }), twist)
    expect(await addPasskey(world.context, { fresh, name: 'Key', response })).toEqual({
      ok: false,
      reason: 'refused',
    })
    expect(await list()).toEqual([])
    expect(await world.mails()).toEqual([])
  })

  const unreadable = { id: 'AAAA', type: 'public-key', response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } }
  const none = ['', '{}', 'null', '[]', '"x"', '{"id":1,"type":"public-key","response":{}}', 'x'.repeat(20_000)]
  it.each([...none, JSON.stringify(unreadable)])('is refused for what isn’t an answer: %.30s', async (response) => {
    expect(await addPasskey(world.context, { fresh, name: 'Key', response })).toEqual({
      ok: false,
      reason: 'refused',
    })
  })

  it('looks at no attestation, so that nothing is fetched', async () => {
    const authenticator = await softAuthenticator()
    const options = await newPasskeyOptions(world.context, { fresh })
    const response = await authenticator.create(options, { attestation: 'tpm' })
    expect(await addPasskey(world.context, { fresh, name: 'Key', response })).toMatchObject({ ok: true })
  })

  it('takes each answer once, in the session that asked, within a quarter of an hour', async () => {
    const authenticator = await softAuthenticator()
    const options = await newPasskeyOptions(world.context, { fresh })
    const response = await authenticator.create(options)
    const other = await freshly(world.context, await signedIn(world, jane, { browser: visitor('phone') }))
    expect(await addPasskey(world.context, { fresh: other, name: 'Key', response })).toMatchObject({
      reason: 'refused',
    })
    const all = await Promise.all(
      Array.from({ length: 20 }, () => addPasskey(world.context, { fresh, name: 'Key', response })),
    )
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(all.filter((one) => !one.ok && one.reason === 'expired')).toHaveLength(19)
    const late = await newPasskeyOptions(world.context, { fresh })
    world.now += 900
    const tooLate = await (await softAuthenticator()).create(late)
    expect(await addPasskey(world.context, { fresh, name: 'Key', response: tooLate })).toMatchObject({
      reason: 'expired',
    })
  })

  it('keeps the browser’s answer good while the name is wrong', async () => {
    const authenticator = await softAuthenticator()
    const response = await authenticator.create(await newPasskeyOptions(world.context, { fresh }))
    const add = (name: string) => addPasskey(world.context, { fresh, name, response })
    expect(await add('  ')).toEqual({ ok: false, reason: 'invalid', issues: [{ field: 'name', code: 'required' }] })
    expect(await add('x'.repeat(51))).toMatchObject({
      issues: [{ field: 'name', code: 'too-long', params: { max: 50 } }],
    })
    expect(await add('Ключ')).toMatchObject({ ok: true })
  })

  it('adds no credential that somebody has, and not more than an account may have', async () => {
    const { authenticator } = await withPasskey(world, jane)
    const again = await authenticator.create(await newPasskeyOptions(world.context, { fresh }))
    expect(await addPasskey(world.context, { fresh, name: 'Key', response: again })).toEqual({
      ok: false,
      reason: 'taken',
    })
    for (let i = 1; i < maxPasskeys; i++) await withPasskey(world, jane)
    const one = await softAuthenticator()
    const response = await one.create(await newPasskeyOptions(world.context, { fresh }))
    expect(await addPasskey(world.context, { fresh, name: 'Key', response })).toEqual({
      ok: false,
      reason: 'too-many',
    })
    expect(await list()).toHaveLength(maxPasskeys)
  })
})

describe('managing passkeys', () => {
  it('renames and removes; a mail tells of the removal', async () => {
    const { passkey: added } = await withPasskey(world, jane)
    await world.mails()
    const its = { accountId: jane.id, passkeyId: added.id }
    expect(await renamePasskey(world.context, { ...its, name: ' ' })).toEqual({
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'name', code: 'required' }],
    })
    expect(await renamePasskey(world.context, { ...its, name: 'At work' })).toEqual({ ok: true })
    expect(await list()).toMatchObject([{ name: 'At work' }])
    expect(await removePasskey(world.context, { fresh, passkeyId: added.id })).toEqual({ ok: true })
    expect(await removePasskey(world.context, { fresh, passkeyId: added.id })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    expect(await list()).toEqual([])
    expect(await world.mails()).toMatchObject([{ template: 'passkey-removed', params: { passkey: 'At work' } }])
    expect((await kinds()).slice(0, 3)).toEqual(['passkey-removed', 'passkey-renamed', 'passkey-added'])
  })

  it('removes the one that is meant, once', async () => {
    await withPasskey(world, jane, { name: 'First' })
    world.now += 1
    const { passkey: second } = await withPasskey(world, jane, { name: 'Second' })
    await world.mails()
    const remove = () => removePasskey(world.context, { fresh, passkeyId: second.id })
    const both = await Promise.all([remove(), remove()])
    expect(both.toSorted((a, b) => Number(b.ok) - Number(a.ok))).toEqual([
      { ok: true },
      { ok: false, reason: 'unknown' },
    ])
    expect(await list()).toMatchObject([{ name: 'First' }])
    expect(await world.mails()).toMatchObject([{ params: { passkey: 'Second' } }])
  })

  it('leaves other people’s alone', async () => {
    const { passkey: added } = await withPasskey(world, jane)
    const bob = await world.person({ email: 'bob@example.org', firstName: 'Bob' })
    const its = { accountId: bob.id, passkeyId: added.id, name: 'Mine' }
    expect(await renamePasskey(world.context, its)).toEqual({ ok: false, reason: 'unknown' })
    expect(
      await removePasskey(world.context, { fresh: await freshly(world.context, bob), passkeyId: added.id }),
    ).toMatchObject({ ok: false })
    expect(await list()).toMatchObject([{ name: 'My laptop' }])
  })

  it('tells browsers which passkeys are left', async () => {
    const { authenticator } = await withPasskey(world, jane)
    const { accepted } = await listPasskeys(world.context, { accountId: jane.id })
    const { user } = await newPasskeyOptions(world.context, { fresh })
    expect(accepted).toEqual({
      rpId: 'id.example.eu',
      userId: user.id,
      allAcceptedCredentialIds: [authenticator.credentialId],
    })
  })
})
