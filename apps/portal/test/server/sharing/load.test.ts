import { cvOf } from '@laissez-passer/europass/cv'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { expect, onTestFinished, test, vi } from 'vitest'
import { origin } from '../portal.ts'
import { body, profile, wholeProfile, world } from './support/world.ts'

test('what links of one person show is sent so many megabytes at once, and nobody else’s waits', async () => {
  const { ask, share, look, signIn, send, clock, store } = await world()
  const about = [{ type: 'paragraph', spans: [{ text: 'many words '.repeat(450) }] }]
  const jobs = Array.from({ length: 160 }, (_, n) => ({ id: `j${n}`, occupation: 'Diver', description: about }))
  const value = { ...profile, entries: { 'work-experience': jobs } }
  expect((await ask('DELETE', '/api/documents/profile/profile')).status).toBe(204)
  expect((await ask('PUT', '/api/documents/profile/profile', { schema: schemaVersion, value })).status).toBe(201)
  const ids = Array.from({ length: 30 }, (_, n) => `long-${n}`)
  for (const id of ids)
    await ask('PUT', `/api/documents/cv/${id}`, { schema: schemaVersion, value: cvOf(profile, { id }) })
  const { token } = await share(body(ids.map((id) => ({ kind: 'cv' as const, id }))))
  const other = await share(body([{ kind: 'cv', id: 'cv-1' }]))
  const first = await look(token)
  expect([first.status, (await first.arrayBuffer()).byteLength > 20_000_000]).toEqual([200, true])
  // Others' requests go in between, wherever the database answers at once.
  let between = 0
  const beat = setInterval(() => (between += 1), 1)
  onTestFinished(() => clearInterval(beat))
  const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await look(token)).status))
  expect(statuses.filter((status) => status === 200).length).toBeLessThan(6)
  expect(statuses).toContain(429)
  expect(between).toBeGreaterThan(ids.length)
  // Refused before it is made.
  const reading = vi.spyOn(store.documents, 'find')
  expect((await look(token)).status).toBe(429)
  expect(reading).not.toHaveBeenCalled()
  const bob = await signIn('bob')
  await send('PUT', '/api/documents/profile/profile', { cookie: bob, body: { schema: schemaVersion, value: profile } })
  const bobs = await send('PUT', '/api/shares/bobs-link', { cookie: bob, body: body([wholeProfile]) })
  const { link } = await bobs.json()
  expect((await look(String(link).slice(`${origin}/s/`.length))).status).toBe(200)
  clock.now += 60
  expect((await look(other.token)).status).toBe(200)
}, 30_000)
