import { addresses } from '@laissez-passer/core/addresses'
import type { Account, Session } from '@laissez-passer/core/ports'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acrOf, authorize, type AuthorizeResult, describeAuthorize } from '../../src/oidc/index.ts'
import { subjectOf } from '../../src/oidc/claims/subject.ts'
import { findClient } from '../../src/oidc/clients/find.ts'
import { signJwt } from '../../src/oidc/keys/sign.ts'
import { request, shop, type TestProvider, testProvider } from '../support/provider.ts'

const now = 1_800_000_000
const { oauth2 } = addresses('/cas')
let idp: TestProvider
let ann: { readonly session: Session; readonly account: Account }
let ben: { readonly session: Session; readonly account: Account }

beforeAll(async () => {
  idp = await testProvider()
  ann = await idp.signIn({ level: 'MEDIUM', now })
  ben = await idp.signIn({ level: 'MEDIUM', now })
})
afterAll(() => idp.close())

const asks = (parameters: URLSearchParams, session: Session | null) => authorize(idp.at(now), { parameters, session })
const hinted = (hint: string, changes: Parameters<typeof request>[0] = {}) => request({ login_hint: hint, ...changes })

/** The request as it comes back from signing in. */
function backFrom(result: AuthorizeResult): URLSearchParams {
  if (result.kind !== 'sign-in') throw new Error(result.kind)
  return new URL(result.continueTo, 'https://id.example').searchParams
}

const codeIn = (result: AuthorizeResult) =>
  result.kind === 'redirect' ? new URL(result.url).searchParams.get('code') : null
const errorIn = (result: AuthorizeResult) =>
  result.kind === 'redirect' ? new URL(result.url).searchParams.get('error') : null

/** An ID token of a client's, about somebody. */
async function hintOf(of: TestProvider, clientId: string, account: Account): Promise<string> {
  const service = await findClient(of.at(now), clientId)
  if (service === null) throw new Error(clientId)
  const payload = { iss: of.issuer, aud: clientId, sub: await subjectOf(of.at(now), { account, service }) }
  return signJwt(of.at(now), 'ES256', { typ: 'JWT', payload })
}

describe('a relying party that names somebody', () => {
  test('gets a code at once where they are signed in, however they are written', async () => {
    const { email, uid } = ann.account
    for (const hint of [email, email.toUpperCase(), ` ${email} `, uid, uid.toUpperCase(), '', '  '])
      expect(codeIn(await asks(hinted(hint), ann.session)), JSON.stringify(hint)).not.toBeNull()
  })

  test('gets none where somebody else is, whether or not anybody has that name: who it is is asked', async () => {
    for (const hint of [ben.account.email, ben.account.uid, 'nobody@example.org', 'x'.repeat(400)]) {
      const result = await asks(hinted(hint), ann.session)
      const path = result.kind === 'sign-in' ? result.continueTo : ''
      expect(await describeAuthorize(idp.at(now), path)).toMatchObject({
        forceFresh: true,
        loginHint: hint.slice(0, 320),
      })
      expect(errorIn(await asks(hinted(hint, { prompt: 'none' }), ann.session))).toBe('login_required')
    }
  })

  test('takes whoever signs in then: the one named, or another', async () => {
    const back = backFrom(await asks(hinted(ben.account.email), ann.session))
    // Not the session that was asked, though the clock stands still.
    expect((await asks(back, ann.session)).kind).toBe('sign-in')
    expect(codeIn(await asks(back, ben.session))).not.toBeNull()
    const { session: third } = await idp.signIn({ level: 'MEDIUM', now })
    expect(codeIn(await asks(back, third))).not.toBeNull()
  })

  test('takes whoever signs in where nobody was', async () => {
    const back = backFrom(await asks(hinted(ben.account.email), null))
    expect(await describeAuthorize(idp.at(now), `${oauth2.authorize}?${back}`)).toMatchObject({ forceFresh: false })
    expect(codeIn(await asks(back, ann.session))).not.toBeNull()
  })

  test('what says that they were asked is ours alone, and of this request', async () => {
    const back = backFrom(await asks(hinted(ben.account.email), null))
    const [payload = '', mac = ''] = (back.get('way_back') ?? '').split('.')
    const another = btoa(`{"after":null,"asked":"${'A'.repeat(43)}","left":[]}`).replaceAll('=', '')
    for (const [name, value] of [
      ['way_back', `${payload}.${'A'.repeat(43)}`],
      ['way_back', `${another}.${mac}`],
      ['login_hint', 'other@example.org'],
      ['state', 'another'],
    ] as const) {
      const changed = new URLSearchParams(back)
      changed.set(name, value)
      expect((await asks(changed, ann.session)).kind, `${name}=${value}`).toBe('sign-in')
    }
  })

  test('is asked anew besides, where it wants that', async () => {
    const back = backFrom(await asks(hinted(ben.account.email, { prompt: 'login' }), ann.session))
    const earlier = { ...ben.session, authenticatedAt: now - 1 }
    expect((await asks(back, earlier)).kind).toBe('sign-in')
    expect(codeIn(await asks(back, ben.session))).not.toBeNull()
  })

  test('by an ID token of ours takes whoever signs in then, too', async () => {
    const parameters = request({ id_token_hint: await hintOf(idp, 'shop', ben.account) })
    expect(codeIn(await asks(parameters, ben.session))).not.toBeNull()
    const back = backFrom(await asks(parameters, ann.session))
    expect((await asks(back, ann.session)).kind).toBe('sign-in')
    const { session: third } = await idp.signIn({ level: 'MEDIUM', now })
    expect(codeIn(await asks(back, third))).not.toBeNull()
  })

  test('by what is no ID token of ours is meant as nobody who is here: who comes is asked', async () => {
    const parameters = request({ id_token_hint: `${(await hintOf(idp, 'shop', ann.account)).slice(0, -4)}AAAA` })
    const asked = await asks(parameters, ann.session)
    expect(asked).toMatchObject({ kind: 'sign-in', passedOver: ['id_token_hint'] })
    // Whoever signs in then is taken, and nobody is told of it twice.
    const answer = await asks(backFrom(asked), ben.session)
    expect(codeIn(answer)).not.toBeNull()
    expect(answer.passedOver).toBeUndefined()
    parameters.set('prompt', 'none')
    expect(await asks(parameters, ann.session)).toMatchObject({ failed: { error: 'login_required' } })
    // Without a value it isn't there.
    expect(codeIn(await asks(request({ id_token_hint: '' }), ann.session))).not.toBeNull()
  })

  test('by an ID token of another of our clients is meant as that one knows them', async () => {
    const own = await testProvider([shop, { ...shop, name: 'Pairs', clientId: 'pairs', subjectType: 'pairwise' }])
    const [one, two] = [await own.signIn({ level: 'BASIC', now }), await own.signIn({ level: 'BASIC', now })]
    const parameters = request({ id_token_hint: await hintOf(own, 'pairs', one.account) })
    const kinds = [one, two].map(async ({ session }) => (await authorize(own.at(now), { parameters, session })).kind)
    expect(await Promise.all(kinds)).toEqual(['redirect', 'sign-in'])
    // Once that client is none any more, as who asks knows them.
    const services = own.at(now).services.filter(({ name }) => name !== 'Pairs')
    const gone = { ...own.at(now), services }
    expect((await authorize(gone, { parameters, session: one.session })).kind).toBe('sign-in')
    await own.close()
  })

  test('as the only one who may answer gets them, whoever else it names beside', async () => {
    const claims = JSON.stringify({ id_token: { sub: { value: ben.account.uid } } })
    const back = backFrom(await asks(hinted(ann.account.email, { claims }), ann.session))
    expect(codeIn(await asks(back, ben.session))).not.toBeNull()
    const { session: third } = await idp.signIn({ level: 'MEDIUM', now })
    expect(errorIn(await asks(back, third))).toBe('login_required')
  })

  test('and finds them, but not strongly enough, still wants them and nobody else', async () => {
    const weak = { ...ann.session, level: 'BASIC', proofs: ann.session.proofs.slice(0, 1) } as const
    for (const max_age of [null, '600']) {
      const parameters = hinted(ann.account.email, { acr_values: acrOf('MEDIUM'), max_age })
      const back = backFrom(await asks(parameters, weak))
      expect(codeIn(await asks(back, ann.session))).not.toBeNull()
      expect((await asks(back, ben.session)).kind).toBe('sign-in')
    }
  })

  test('asks once: whoever comes in their place, but not strongly enough, is then taken', async () => {
    const parameters = hinted(ben.account.email, { acr_values: acrOf('MEDIUM') })
    const { session: third } = await idp.signIn({ level: 'MEDIUM', now })
    const weak = { ...third, level: 'BASIC', proofs: third.proofs.slice(0, 1) } as const
    const answered = backFrom(await asks(backFrom(await asks(parameters, ann.session)), weak))
    expect(codeIn(await asks(answered, third))).not.toBeNull()
  })

  test('is answered by nobody whose account is gone', async () => {
    const { accounts } = idp.store
    const store = { ...idp.store, accounts: { ...accounts, find: async () => null } }
    const parameters = hinted(ann.account.email)
    expect((await authorize({ ...idp.at(now), store }, { parameters, session: ann.session })).kind).toBe('sign-in')
  })
})
