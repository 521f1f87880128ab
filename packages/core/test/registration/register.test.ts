import { captchaFor } from '../../src/captcha/index.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { registerAccount } from '../../src/registration/index.ts'
import { form, newWorld, type World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await newWorld()
})

describe('a new address', () => {
  it('gets a pending account with a link in the chosen language', async () => {
    expect(
      await registerAccount(
        world.context,
        form({ email: ' Jane@Example.org ', continueTo: '/cas/oauth2/authorize?client_id=x' }),
      ),
    ).toEqual({
      ok: true,
      maskedEmail: 'J...@...',
    })
    const [mail, ...others] = await world.mails()
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: 'Jane@example.org', template: 'registration-link', language: 'fr' })
    expect(mail?.params).toMatchObject({
      provider: 'Example ID',
      origin: 'https://id.example.eu',
      maskedEmail: 'J...@...',
      validHours: 24,
      expiresAt: world.now + 86_400,
      firstName: 'Jane',
    })
    expect(mail?.params.link).toMatch(/^https:\/\/id\.example\.eu\/cas\/password\?token=[\w-]{43}$/)
    const account = await world.context.store.accounts.find({ email: 'jane@example.org' })
    expect(account).toMatchObject({ status: 'pending', passwordHash: null, language: 'fr' })
    expect(account?.uid).toMatch(/^n00[a-z]{5}$/)
    expect(account?.id).toMatch(/^0[\w-]{22}$/)
  })
})

describe('an address that is known', () => {
  it('and active gets no second account, but a mail that says so', async () => {
    const account = await world.person()
    const answer = await registerAccount(
      world.context,
      form({ email: 'JANE@example.org', confirmEmail: 'jane@EXAMPLE.org', firstName: 'Mallory' }),
    )
    expect(answer).toEqual({ ok: true, maskedEmail: 'J...@...' })
    const [mail] = await world.mails()
    expect(mail).toMatchObject({
      to: 'jane@example.org',
      template: 'already-registered',
      params: { firstName: 'Jane', uid: account.uid, validMinutes: 60 },
    })
    expect(await world.context.store.accounts.find({ email: 'jane@example.org' })).toMatchObject({
      firstName: 'Jane',
      status: 'active',
    })
  })

  it('and pending gets another link; names and language are the latest', async () => {
    await registerAccount(world.context, form())
    await world.mails()
    await registerAccount(world.context, form({ firstName: 'Jeanne', language: 'en' }))
    expect(await world.mails()).toMatchObject([
      { template: 'registration-link', language: 'en', params: { firstName: 'Jeanne' } },
    ])
    expect(await world.context.store.accounts.find({ email: 'jane@example.org' })).toMatchObject({
      firstName: 'Jeanne',
      language: 'en',
      status: 'pending',
    })
  })

  it('and was typed first in letters that look alike: the mail reaches the owner all the same', async () => {
    const odd = 'jane@ｅxample.org'
    await registerAccount(world.context, form({ email: odd, confirmEmail: odd }))
    await registerAccount(world.context, form())
    expect((await world.mails()).map(({ to }) => to)).toEqual(['jane@example.org', 'jane@example.org'])
  })

  it('costs a stranger the same look-ups, commits and hashes, and answers the same', async () => {
    await world.person({ email: 'active@example.org' })
    await registerAccount(world.context, form({ email: 'pending@example.org', confirmEmail: 'pending@example.org' }))
    const seen = []
    for (const email of ['unknown@example.org', 'pending@example.org', 'active@example.org']) {
      world.forget()
      const answer = await registerAccount(world.context, form({ email, confirmEmail: email }))
      seen.push({
        ok: answer.ok,
        keys: Object.keys(answer),
        trips: world.queries.map((query) => query.kind),
        hashes: [...world.hasher.calls],
      })
    }
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })
})

describe('mistakes', () => {
  it('say so where the mail server can’t write to an address beyond ASCII, and ask it about no other', async () => {
    const asked: string[] = []
    const canMail = async (email: string) => {
      asked.push(email)
      return false
    }
    const context = { ...world.context, canMail }
    const email = 'zoé@example.org'
    expect(await registerAccount(context, form({ email, confirmEmail: email }))).toEqual({
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'email', code: 'email-not-carried' }],
    })
    const idn = 'zoe@exämple.org'
    expect(await registerAccount(context, form({ email: idn, confirmEmail: idn }))).toMatchObject({ ok: true })
    expect(asked).toEqual([email])
  })

  it('are told all at once, in the order of the fields, and write nothing', async () => {
    world.forget()
    const answer = await registerAccount(
      world.context,
      form({
        firstName: ' ',
        lastName: 'x'.repeat(101),
        email: 'jane@example',
        confirmEmail: 'other@example.org',
        language: 'xx',
        privacy: false,
      }),
    )
    expect(answer).toEqual({
      ok: false,
      reason: 'invalid',
      issues: [
        { field: 'lastName', code: 'too-long', params: { max: 100 } },
        { field: 'email', code: 'email-no-dot' },
        { field: 'confirmEmail', code: 'emails-differ' },
        { field: 'language', code: 'unknown-language' },
        { field: 'privacy', code: 'required' },
      ],
    })
    expect(world.queries).toEqual([])
  })

  it.each(['Jane <b>', 'https://evil.example', 'Jane\uE000', 'You won!', 'See evil.example', '💶💶', '42'])(
    'refuses %j as a name, since it goes into a mail',
    async (firstName) => {
      expect(await registerAccount(world.context, form({ firstName }))).toMatchObject({
        issues: [
          { field: 'firstName', code: expect.stringMatching(/^(unsupported-characters|name-link|name-no-letter)$/) },
        ],
      })
    },
  )

  it.each(['Jean-Luc', "O'Neill", 'Ñandú', 'Διονύσης', 'Søren Aa.', 'J.R.R.', 'van der Berg', 'Jr., Martin'])(
    'takes %s as a name',
    async (firstName) => {
      expect(await registerAccount(world.context, form({ firstName }))).toMatchObject({ ok: true })
    },
  )
})

describe('counts', () => {
  it('lets five mails an hour go to one address, known or not, however it is written', async () => {
    const sent = async () => (await world.mails()).length
    for (let i = 0; i < 5; i++) expect(await registerAccount(world.context, form())).toMatchObject({ ok: true })
    expect(await sent()).toBe(5)
    // Nobody is refused: the newest of the five holds what another would.
    expect(await registerAccount(world.context, form({ email: 'JANE@example.org' }))).toMatchObject({ ok: true })
    world.now += 3599
    await registerAccount(world.context, form())
    expect(await sent()).toBe(0)
    world.now += 1
    await registerAccount(world.context, form())
    expect(await sent()).toBe(1)
  })

  it('asks for work after forty mails an hour from one network address, even without a captcha', async () => {
    const ask = (i: number, address: string) => {
      const email = `p${i}@example.org`
      return registerAccount(
        world.context,
        form({ email, confirmEmail: email, visitor: { ...form().visitor, address } }),
      )
    }
    for (let i = 0; i < 40; i++) expect(await ask(i, '192.0.2.1')).toMatchObject({ ok: true })
    expect(await ask(41, '192.0.2.1')).toEqual({
      ok: false,
      reason: 'invalid',
      issues: [{ field: 'captchaCode', code: 'captcha-required' }],
    })
    // Of an address that waits for its first password no less than of a new one.
    expect(await ask(0, '192.0.2.1')).toMatchObject({ ok: false, issues: [{ code: 'captcha-required' }] })
    expect(await captchaFor(world.context, { address: '192.0.2.1' })).toMatchObject({ kind: 'proof-of-work' })
    expect(await captchaFor(world.context, { address: '192.0.2.2' })).toEqual({ kind: 'none' })
    expect(await ask(42, '192.0.2.2')).toMatchObject({ ok: true })
  })
})
