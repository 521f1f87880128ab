import { expect } from 'vitest'
import type { Metadata, Op } from './op.ts'

/** What every plan's module about metadata checks first: it is JSON at its address, and names itself. */
export async function checkedMetadata(op: Op): Promise<Metadata> {
  const issuer = String(op.metadata['issuer'])
  const { body, headers, status } = await op.fetch(`${issuer}/.well-known/openid-configuration`)
  expect([status, body['issuer']]).toEqual([200, issuer])
  expect(headers.get('Content-Type')).toContain('application/json')
  expect([new URL(issuer).search, new URL(issuer).hash]).toEqual(['', ''])
  // On a loopback origin, where tests run, it is http; elsewhere the provider starts on https alone.
  for (const [name, value] of Object.entries(body))
    if (/_endpoint$|_uri$/.test(name)) expect(new URL(String(value)).origin, name).toBe(new URL(issuer).origin)
  for (const [name, value] of Object.entries(body)) {
    if (name.endsWith('_supported') && Array.isArray(value)) expect(new Set(value).size, name).toBe(value.length)
    if (Array.isArray(value)) expect(value, name).not.toHaveLength(0)
  }
  const keys = await op.fetch(String(body['jwks_uri']))
  expect(keys.body).toMatchObject({
    keys: expect.arrayContaining([expect.objectContaining({ kty: expect.any(String) })]),
  })
  expect(JSON.stringify(keys.body)).not.toContain('"d":')
  return body
}
