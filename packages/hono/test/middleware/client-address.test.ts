import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { ProviderEnv } from '../../src/environment.ts'
import { clientAddress } from '../../src/middleware/client-address.ts'

async function addressOf(
  peer: string | null,
  forwarded: string | null,
  trustedProxies: readonly string[] = [],
): Promise<string> {
  const app = new Hono<ProviderEnv>()
    .use(clientAddress({ peer: () => peer, trustedProxies }))
    .get('/', (c) => c.text(c.var.address))
  const response = await app.request('/', { headers: forwarded === null ? {} : { 'X-Forwarded-For': forwarded } })
  return response.text()
}

it('believes nobody about X-Forwarded-For by default', async () => {
  expect(await addressOf('198.51.100.7', '203.0.113.9')).toBe('198.51.100.7')
})

it('takes the nearest hop that is no proxy of ours, not the one a client wrote first', async () => {
  const trusted = ['10.0.0.0/8']
  expect(await addressOf('10.0.0.1', '203.0.113.9', trusted)).toBe('203.0.113.9')
  expect(await addressOf('10.0.0.1', '192.0.2.66, 203.0.113.9, 10.0.0.2', trusted)).toBe('203.0.113.9')
  expect(await addressOf('198.51.100.7', '203.0.113.9', trusted)).toBe('198.51.100.7')
})

it('keeps the proxy itself where it names nobody', async () => {
  expect(await addressOf('10.0.0.1', null, ['10.0.0.0/8'])).toBe('10.0.0.1')
})

it('says unknown rather than repeat what is no address', async () => {
  expect(await addressOf('10.0.0.1', 'rubbish<script>', ['10.0.0.0/8'])).toBe('unknown')
  expect(await addressOf(null, '203.0.113.9')).toBe('unknown')
})
