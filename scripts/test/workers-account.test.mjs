import { expect, it } from 'vitest'
import { leadsElsewhere, whyNoAccount } from '../workers/account.mjs'

const says = (output, code = 0) => ({ wrangler: async () => ({ code, output }) })
const accounts = (...names) => names.map((name) => ({ id: `id-of-${name}`, name }))

it.each([
  // As wrangler 4 says it.
  ['nobody is signed in', says('{"loggedIn":false}', 1), /npx wrangler login/],
  ['no answer', says('✘ [ERROR] Unable to resolve Cloudflare’s API hostname', 1), /Unable to resolve/],
  ['a token that reads no account', says('{"loggedIn":true,"accounts":[]}'), /CLOUDFLARE_ACCOUNT_ID/],
  [
    'several',
    says(JSON.stringify({ loggedIn: true, accounts: accounts('home', 'work') }, null, 2)),
    /id-of-work {2}work/,
  ],
])('says what to do: %s', async (_, options, line) => {
  expect(await whyNoAccount(options)).toMatch(line)
})

it('takes the only account, and the one that is chosen', async () => {
  expect(await whyNoAccount(says(JSON.stringify({ loggedIn: true, accounts: accounts('one') })))).toBeNull()
  const several = says(JSON.stringify({ loggedIn: true, accounts: accounts('one', 'two') }))
  expect(await whyNoAccount({ ...several, chosen: 'id-of-two' })).toBeNull()
})

// Without a terminal wrangler replaced the DNS record of a site that was there.
it.each([
  ['a host that nobody has', { find: () => Promise.reject(new Error('ENOTFOUND')) }, false],
  ['ours', { ask: async () => Response.json({ status: 'ok' }) }, false],
  ['somebody’s site', { ask: async () => new Response('<h1>Shop</h1>', { status: 404 }) }, true],
  ['one that answers nothing', { ask: () => Promise.reject(new Error('ECONNREFUSED')) }, true],
])('asks before it takes a host from its place: %s', async (_, parts, expected) => {
  expect(await leadsElsewhere('login.example.eu', { find: async () => ({ address: '192.0.2.1' }), ...parts })).toBe(
    expected,
  )
})
