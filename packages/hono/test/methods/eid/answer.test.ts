import { platform } from '#platform'
import { addresses } from '@laissez-passer/core/addresses'
import { expect, it } from 'vitest'
import { eid } from '../../../src/methods/eid/face.ts'
import { answerRoom } from '../../../src/methods/eid/answer.ts'
import { password } from '../../../src/methods/password/face.ts'
import { byCountry } from '../../support/by-country.ts'
import { fakeCountry, stateIn } from '../../support/eid.ts'
import { makeWorld } from '../../support/world.ts'

it('long answers are taken where a country posts them, and nowhere else', () => {
  const { takes } = answerRoom([fakeCountry(), fakeCountry('postland', 'form')])
  expect(takes?.bytes).toBe(262_144)
  expect(takes?.at(addresses('/cas'))).toEqual(['/cas/eid/callback/postland'])
})

it('what is posted waits for the browser that asked, by whichever name the state comes', async () => {
  for (const name of ['RelayState', 'state']) {
    const at = await byCountry()
    const browser = at.world.browser()
    await browser.post('/cas/eid', { scheme: 'postland' })
    const state = stateIn(String(at.last()['to']))
    const posted = await at.world.browser().request('/cas/eid/callback/postland', {
      method: 'POST',
      body: new URLSearchParams({ [name]: state, code: 'right' }),
      headers: { Origin: 'https://eid.example', 'Sec-Fetch-Site': 'cross-site' },
    })
    expect([posted.status, posted.headers.get('Location')]).toEqual([303, `/cas/eid/return?state=${state}`])
    expect((await browser.get(`/cas/eid/return?state=${state}`)).path).toContain('/cas/eid/unmatched?eid=')
  }
})

it('a state as long as nobody’s is not led on', async () => {
  const at = await byCountry()
  const body = new URLSearchParams({ state: 'x'.repeat(5000) })
  const posted = await at.world.browser().request('/cas/eid/callback/postland', { method: 'POST', body })
  expect(posted.headers.get('Location')).toBe(`/cas/eid/return?state=${'x'.repeat(100)}`)
  const wrong = await at.world.browser().request('/cas/eid/callback/demoland', { method: 'POST', body })
  expect(wrong.status).toBe(404)
})

it('a country whose system wants to be told has an address for it; no other has', async () => {
  const telling = {
    ...fakeCountry(),
    metadata: async ({ redirectUri }: { readonly redirectUri: string }) => ({
      contentType: 'application/samlmetadata+xml',
      body: `<md>${redirectUri}</md>`,
    }),
  }
  const world = await makeWorld(await platform(), {
    methods: [password(), eid({ schemes: [telling, fakeCountry('quiet')] })],
  })
  const browser = world.browser()
  const told = await browser.request('/cas/eid/demoland/metadata')
  expect([told.status, told.headers.get('Content-Type'), await told.text()]).toEqual([
    200,
    'application/samlmetadata+xml',
    '<md>http://localhost:4000/cas/eid/callback/demoland</md>',
  ])
  expect((await browser.request('/cas/eid/quiet/metadata')).status).toBe(404)
})
