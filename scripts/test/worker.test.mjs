import { Miniflare } from 'miniflare'
import { afterEach, expect, it } from 'vitest'
import { newKeyPair } from '../../packages/eid/test/saml/support/certificate.ts'
import { samlCountry } from '../../packages/eid/test/saml/support/country.ts'
import { freePort } from '../ports.mjs'
import { mailsTo, register } from './support/login-worker.mjs'
import { workerOptions } from '../workers/options.mjs'

/** EU Login’s built Worker. */
const running = []
afterEach(() => Promise.all(running.splice(0).map((workerd) => workerd.dispose())))

async function start({ settings: more = {}, ...others } = {}) {
  const origin = `http://localhost:${await freePort()}`
  const settings = {
    LOGIN_ORIGIN: origin,
    SECRET_KEY: 'only-in-this-test-'.repeat(3),
    CAPTCHA: 'off',
    LOG_LEVEL: 'error',
    ...more,
  }
  const { cron, name, options } = workerOptions('login', {
    settings,
    host: '127.0.0.1',
    port: Number(new URL(origin).port),
    ...others,
  })
  const workerd = new Miniflare(options)
  running.push(workerd)
  await workerd.ready
  return {
    origin,
    bindings: () => workerd.getBindings(name),
    tick: async () => (await (await workerd.getWorker(name)).scheduled({ cron })).outcome,
  }
}

it('the queue has a mail sent at once', async () => {
  const { origin } = await start()
  const email = await register(origin)
  await expect.poll(() => mailsTo(origin, email)).toBe(1)
}, 40_000)

it('a message that the queue lost is made good by the next tick', async () => {
  const { origin, tick } = await start({ queueConsumers: {} })
  const email = await register(origin)
  expect(await mailsTo(origin, email)).toBe(0)
  expect(await tick()).toBe('ok')
  expect(await mailsTo(origin, email)).toBe(1)
}, 40_000)

// EU Login's Worker answered nothing while a country spoke SAML.
it('a country that speaks SAML is spoken to by a Worker beside EU Login, its keys secrets of their own', async () => {
  const [ours, opening, keys] = await Promise.all(['id', 'id', 'samland'].map(newKeyPair))
  const entityId = 'https://id.example.eu/cas/eid/samland/metadata'
  const idp = { entityId: 'https://samland.example', entryPoint: 'https://samland.example/sso' }
  const country = {
    id: 'samland',
    country: 'XS',
    name: { en: 'Samland' },
    entityId,
    idp: { ...idp, certificates: [keys.certificate] },
    signing: { key: ours.key, certificate: ours.certificate },
    decryption: { key: opening.key, certificate: opening.certificate },
  }
  const listed = { ...country, type: 'saml', signing: { ...country.signing, key: 'SAMLAND_KEY' } }
  const { origin, bindings } = await start({
    settings: { EID_COUNTRIES: JSON.stringify([listed]), SAMLAND_KEY: ours.key },
  })
  const answer = await fetch(`${origin}/cas/eid/samland/metadata`)
  expect([answer.status, answer.headers.get('Content-Type')]).toEqual([
    200,
    'application/samlmetadata+xml; charset=utf-8',
  ])
  const metadata = await answer.text()
  expect(metadata).toContain(`entityID="${entityId}"`)

  // What EU Login asks of it, with an answer of that country's, encrypted.
  const { SAML } = await bindings()
  const redirectUri = 'https://id.example.eu/cas/eid/samland'
  const now = Math.floor(Date.now() / 1000)
  const asked = { state: 's'.repeat(43), redirectUri, language: 'en', assurance: 'substantial', now }
  const begun = await SAML.begin(country, asked)
  const samland = samlCountry({ ...idp, keys, metadata, habits: { encrypts: 'itself' } })
  const request = await samland.readRequest(begun.url)
  const statements = { now, acs: redirectUri, audience: entityId, personId: 'XS/EU/1', givenName: 'Zoë' }
  const judged = async (SAMLResponse) => {
    const { identity, ok, reason } = await SAML.finish(country, {
      memory: begun.memory,
      redirectUri,
      response: { params: { SAMLResponse, RelayState: request.relayState } },
      now,
    })
    return ok ? identity : reason
  }
  expect(await judged(await samland.answer(request, { statements }))).toMatchObject({
    personId: 'XS/EU/1',
    firstName: 'Zoë',
  })
  expect(await judged(await samland.answer({ id: '_another' }, { statements }))).toBe('invalid')
}, 40_000)

it('the first page is shown by what stands before EU Login, whose form it is', async () => {
  let asked = 0
  const { origin } = await start({
    settings: { LOG_LEVEL: 'info' },
    handleStructuredLogs: ({ message }) => {
      if (message.includes('"method":"GET","route":"/cas/login"')) asked += 1
    },
  })
  const first = async (headers = {}) => {
    const answer = await fetch(`${origin}/cas/login`, { headers: { 'Accept-Language': 'en', ...headers } })
    const [, nonce] = /'nonce-([\w-]{22})'/.exec(answer.headers.get('Content-Security-Policy'))
    const html = await answer.text()
    return {
      status: answer.status,
      nonce,
      whole: html.includes(`nonce="${nonce}"`) && html.includes('name="identifier"'),
    }
  }
  await first()
  await expect.poll(() => asked).toBe(1)
  const shown = await Promise.all(Array.from({ length: 5 }, () => first()))
  expect(shown.every(({ status, whole }) => status === 200 && whole)).toBe(true)
  expect(new Set(shown.map(({ nonce }) => nonce)).size).toBe(5)
  // It isn’t shown to somebody who may be known.
  await first({ Cookie: '__Host-lp-login=of-nobody' })
  await expect.poll(() => asked).toBe(2)
  const posted = await fetch(`${origin}/cas/login`, {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams({ identifier: 'nobody@example.org' }),
    redirect: 'manual',
  })
  expect([posted.status, posted.headers.get('Location')]).toEqual([303, expect.stringMatching(/^\/cas\/login\?flow=/)])
}, 40_000)
