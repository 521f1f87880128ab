import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { isForeign, saysOurs } from '../../src/middleware/same-origin.ts'

const app = new Hono().all('/', (c) =>
  isForeign(c, 'https://id.example.eu') ? c.text('refused', 403) : c.text('done'),
)

const send = async (headers: Record<string, string>, method = 'POST'): Promise<number> =>
  (await app.request('/', { method, headers })).status

it('lets our own forms through', async () => {
  expect(await send({ 'Sec-Fetch-Site': 'same-origin', Origin: 'https://id.example.eu' })).toBe(200)
  expect(await send({ Origin: 'https://id.example.eu' })).toBe(200)
})

it('refuses forms of other sites, sibling hosts and opaque origins', async () => {
  expect(await send({ 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' })).toBe(403)
  expect(await send({ 'Sec-Fetch-Site': 'same-site', Origin: 'https://www.example.eu' })).toBe(403)
  expect(await send({ Origin: 'https://id.example.eu.evil.example' })).toBe(403)
  expect(await send({ Origin: 'null' })).toBe(403)
})

it('compares with the configured origin, whatever Host says', async () => {
  expect(await send({ Origin: 'https://evil.example', Host: 'evil.example' })).toBe(403)
})

it('lets through what comes from no browser, and every GET', async () => {
  expect(await send({})).toBe(200)
  expect(await send({ 'Sec-Fetch-Site': 'cross-site' }, 'GET')).toBe(200)
})

it('lets through what an extension or a typed address sends, whatever origin it has', async () => {
  expect(await send({ 'Sec-Fetch-Site': 'none', Origin: 'https://evil.example' })).toBe(200)
  expect(await send({ Origin: 'https://evil.example' }, 'HEAD')).toBe(200)
})

it('knows a form for ours only where it says so', async () => {
  const origin = 'https://id.example.eu'
  const ours = new Hono().post('/', (c) => c.json(saysOurs(c, origin)))
  const says = async (headers: Record<string, string>): Promise<unknown> =>
    (await ours.request('/', { method: 'POST', headers })).json()
  expect(await says({ Origin: origin })).toBe(true)
  expect(await says({ 'Sec-Fetch-Site': 'same-origin' })).toBe(true)
  expect(await says({})).toBe(false)
  expect(await says({ Origin: 'https://evil.example' })).toBe(false)
  for (const site of ['none', 'same-site', 'cross-site'])
    expect(await says({ 'Sec-Fetch-Site': site, Origin: origin }), site).toBe(false)
})
