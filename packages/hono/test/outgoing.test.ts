import type { Outgoing } from '@laissez-passer/core/ports'
import { parseServices } from '@laissez-passer/federation/services'
import type { LogEvent } from '@laissez-passer/server/log'
import { expect, it } from 'vitest'
import { loggedOutgoing } from '../src/outgoing.ts'

const parsed = parseServices([{ name: 'Wiki', type: 'cas', urls: ['https://wiki.example/'], proxy: true }])
const services = parsed.ok ? parsed.services : []
const answered = (status: number): Awaited<ReturnType<Outgoing>> => ({
  ok: true,
  status,
  headers: new Headers(),
  body: new Uint8Array(),
})

it.each([
  [
    'a service that isn’t there',
    { ok: false, reason: 'certificate' } as const,
    'https://wiki.example/pgt?pgtId=PGT-1',
    [{ level: 'warn', event: 'service-unasked', reason: 'certificate', service: 'Wiki' }],
  ],
  [
    'one that doesn’t know the address',
    answered(404),
    'https://wiki.example/pgt?pgtId=PGT-1',
    [{ level: 'warn', event: 'service-unasked', reason: 'status-404', service: 'Wiki' }],
  ],
  [
    'somebody whom nobody registered',
    { ok: false, reason: 'forbidden-address' } as const,
    'https://evil.example/',
    [{ level: 'warn', event: 'service-unasked', reason: 'forbidden-address' }],
  ],
  ['one that answers', answered(200), 'https://wiki.example/pgt', []],
])('%s', async (_, answer, url, lines) => {
  const log: LogEvent[] = []
  const outgoing = loggedOutgoing(() => Promise.resolve(answer), { services, log: (event) => log.push(event) })
  expect(await outgoing(url)).toBe(answer)
  expect(log).toEqual(lines)
})
