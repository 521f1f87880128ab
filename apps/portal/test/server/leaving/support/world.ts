import { profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { expect } from 'vitest'
import { keepFile } from '../../../../src/server/library/keep.ts'
import { portal } from '../../portal.ts'

/** A portal with Ada and Bob, who each have a bit of everything. */
export async function world() {
  const all = portal()
  const cookies = new Map<string, string>()
  const ask = async (as: string, method: string, path: string, body?: unknown) => {
    const cookie = cookies.get(as) ?? (await all.signIn(as))
    cookies.set(as, cookie)
    return all.send(method, path, { cookie, ...(body !== undefined && { body }) })
  }
  for (const person of ['ada', 'bob']) {
    const id = `diploma-${person}`
    const profile = profileDraftSchema.parse({
      personal: { givenName: `name-${person}` },
      entries: { language: [{ id: 'l', code: 'fra', files: [id] }] },
    })
    const put = async (path: string, value: object) =>
      expect((await ask(person, 'PUT', `/api/documents/${path}`, { schema: schemaVersion, value })).status).toBe(201)
    await put('profile/profile', profile)
    await put('cv/cv1', { id: 'cv1', title: `cv of ${person}: "first"`, headline: `head-${person}` })
    await put('letter/l1', { id: 'l1', title: `letter of ${person}` })
    const patches = [{ at: 'title', value: `retitled-${person}`, was: `cv of ${person}: "first"` }]
    const change = { schema: schemaVersion, base: 1, batch: `batch-${person}-1`, device: { id: 'device-1', name: 'x' } }
    expect((await ask(person, 'POST', '/api/documents/cv/cv1/changes', { ...change, patches })).status).toBe(200)
    const bytes = Buffer.from(`%PDF-1.4 content-${person}`)
    await keepFile(all.store, person, { id, name: `${person}.pdf`, bytes, now: all.clock.now })
    const items = [{ kind: 'cv', id: 'cv1' }]
    const share = { title: `link of ${person}`, message: '', items, expiresAt: null }
    expect((await ask(person, 'PUT', `/api/shares/share-${person}`, share)).status).toBe(201)
  }
  return { ...all, ask, cookies }
}
