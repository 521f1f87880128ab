import type { OutgoingRequest } from '@laissez-passer/core/ports'
import type { Trace } from '@laissez-passer/server/tracing'
import { platform } from '#platform'
import { expect, it } from 'vitest'
import { tracedOutgoing, tracedStore } from '../src/traced.ts'

/** Keeps what is said of each span. */
function tracer() {
  const said: object[] = []
  const trace: Trace = async ({ attributes = {}, kind, name }, run) => {
    const span: Record<string, unknown> = { name, kind, ...attributes }
    said.push(span)
    return run({
      set: (more) => void Object.assign(span, more),
      fail: (code) => void Object.assign(span, { failed: code }),
    })
  }
  return { said, trace }
}

it('an operation of the store has its name, and nothing of what it was given', async () => {
  const { said, trace } = tracer()
  const { store } = await platform()
  const traced = tracedStore(store, trace)
  expect(await traced.accounts.find({ email: 'elodie@example.org' })).toBeNull()
  await traced.ping()
  expect(await traced.sweep({ now: 0 })).toBe(0)
  expect(said).toEqual([{ name: 'accounts.find', kind: 'internal' }])
  expect(traced.accounts).toBe(traced.accounts)
})

it('a request to a service says how it went, not where to; the service isn’t told of the trace', async () => {
  const { said, trace } = tracer()
  const sent: OutgoingRequest[] = []
  const ok = tracedOutgoing(async (_, request = {}) => {
    sent.push(request)
    return { ok: true, status: 204, headers: new Headers(), body: new Uint8Array() }
  }, trace)
  const gone = tracedOutgoing(async () => ({ ok: false, reason: 'unreachable' }), trace)
  const request = { method: 'POST', headers: { Accept: 'text/plain' }, body: 'logout_token=x' } as const
  expect(await ok('https://wiki.example/secret', request)).toMatchObject({ ok: true })
  expect(await gone('https://wiki.example/secret')).toMatchObject({ ok: false })
  expect(sent).toEqual([request])
  expect(said).toEqual([
    { name: 'POST', kind: 'client', 'http.request.method': 'POST', 'http.response.status_code': 204 },
    { name: 'GET', kind: 'client', 'http.request.method': 'GET', failed: 'unreachable' },
  ])
})
