import { supplements } from '@laissez-passer/europass/supplements'
import { afterEach, expect, test, vi } from 'vitest'
import { memoryKeep } from '../../../src/web/documents/memory-keep.ts'
import { linkedSource } from '../../../src/web/supplements/source.ts'

afterEach(() => vi.unstubAllGlobals())

test('what is sent by a link carries the name that its receiver says, and goes to the link’s address', async () => {
  const sent: [string, unknown][] = []
  vi.stubGlobal('fetch', async (path: string, init: { body: string }) => {
    sent.push([path, JSON.parse(init.body).device])
    return Response.json({ version: 2, changes: [] })
  })
  const source = linkedSource(supplements.mobility, { token: 'abc', id: 'em1', name: 'Liis Tamm' })
  const batch = { schema: 2, base: 1, batch: 'batch-1', device: { id: 'device-1', name: 'Firefox' }, patches: [] }
  await source.server(memoryKeep()).send(batch)
  expect(sent).toEqual([['/api/shared/abc/documents/mobility/em1/changes', { id: 'device-1', name: 'Liis Tamm' }]])
})
