import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { ProviderEnv } from '../../src/environment.ts'
import { clientAddress } from '../../src/middleware/client-address.ts'

async function addressOf(
  peer: string | null,
  forwarded: string | null,
  trustedProxies: readonly string[] = [],
): Promise<string> {
  const settle = clientAddress({ peer: () => peer, trustedProxies, country: () => null, countryHeader: null })
  const app = new Hono<ProviderEnv>().get('/', (c) => (settle(c), c.text(c.var.address)))
  const response = await app.request('/', { headers: forwarded === null ? {} : { 'X-Forwarded-For': forwarded } })
  return response.text()
}

it('believes nobody about X-Forwarded-For by default', async () => {
  expect(await addressOf('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
})

it('takes the nearest hop that is no proxy of ours', async () => {
  const trusted = ['10.0.0.0/8']
  expect(await addressOf('10.0.0.1', '203.0.113.9', trusted)).toBe('203.0.113.9')
  expect(await addressOf('198.51.100.7', '203.0.113.9', trusted)).toBe('198.51.100.7')
})

it('counts the addresses of one IPv6 subscriber as one', async () => {
  const own = await addressOf('2001:db8:0:1::5', null)
  expect(await addressOf('2001:0DB8:0000:0001:ffff::1', null)).toBe(own)
  expect(await addressOf('2001:db8:0:2::5', null)).not.toBe(own)
})

async function countryOf(
  header: string | null,
  options: { readonly peer?: string; readonly runtime?: string; readonly countryHeader?: string | null } = {},
): Promise<string> {
  const { peer = '10.0.0.1', runtime = null, countryHeader = 'X-Country' } = options
  const trustedProxies = ['10.0.0.0/8']
  const settle = clientAddress({ peer: () => peer, trustedProxies, country: () => runtime, countryHeader })
  const app = new Hono<ProviderEnv>().get('/', (c) => (settle(c), c.text(String(c.get('country') ?? null))))
  const response = await app.request('/', { headers: header === null ? {} : { 'X-Country': header } })
  return response.text()
}

it('believes our own proxies alone about the country', async () => {
  expect(await countryOf('lt')).toBe('LT')
  expect(await countryOf('LT', { peer: '198.51.100.7' })).toBe('null')
  expect(await countryOf('LT', { countryHeader: null })).toBe('null')
  expect(await countryOf(null)).toBe('null')
})

it('takes the country that the runtime knows, and nothing that is none', async () => {
  expect(await countryOf(null, { runtime: 'FR' })).toBe('FR')
  expect(await countryOf('LT', { runtime: 'FR' })).toBe('LT')
  for (const none of ['XX', 'T1', 'LTU', '<b>', '']) expect(await countryOf(none)).toBe('null')
})
