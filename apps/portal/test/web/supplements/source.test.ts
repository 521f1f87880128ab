import { supplements } from '@laissez-passer/europass/supplements'
import { afterEach, expect, test, vi } from 'vitest'
import { memoryKeep } from '../../../src/web/documents/memory-keep.ts'
import { linkedSource } from '../../../src/web/supplements/source.ts'

afterEach(() => vi.unstubAllGlobals())

test('what is sent by a link carries the name that its receiver says, and goes to the link’s address', async () => {
  const sent: [string, unknown][] = []
  const headers: string[] = []
  vi.stubGlobal('fetch', async (path: string, init: { body: string; headers: HeadersInit }) => {
    sent.push([path, JSON.parse(init.body).device])
    headers.push(...new Headers(init.headers).values())
    return Response.json({ version: 2, changes: [] })
  })
  const source = linkedSource(supplements.mobility, { token: 'a-secret-of-a-link', id: 'em1', name: 'Liis Tamm' })
  const batch = { schema: 2, base: 1, batch: 'batch-1', device: { id: 'device-1', name: 'Firefox' }, patches: [] }
  await source.server(memoryKeep()).send(batch)
  expect(sent).toEqual([
    ['/api/shared/a-secret-of-a-link/documents/mobility/em1/changes', { id: 'device-1', name: 'Liis Tamm' }],
  ])
  // The token opens the document: no part of it says whose page this is.
  expect(headers).toEqual(['application/json'])
})
