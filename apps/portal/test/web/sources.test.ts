import { expect, test } from 'vitest'
import { memoryKeep } from '../../src/web/documents/memory-keep.ts'
import { cvSource, guest, languageCheckSource, letterSource, profileSource } from '../../src/web/documents/sources.ts'

test.each([
  ['profile', profileSource(guest), {}],
  ['cv', cvSource(guest, 'one'), { id: 'one' }],
  ['letter', letterSource(guest, 'one'), { id: 'one', subject: 'A post' }],
  ['language-check', languageCheckSource(guest, 'one'), { id: 'one', code: 'deu' }],
] as const)('a %s of a guest is read, kept in the browser, and nothing else is', async (kind, source, value) => {
  expect(source.key).toMatchObject({ owner: 'guest', kind })
  expect(source.parse(value)).toMatchObject(value)
  expect([source.parse(null), source.parse({ ...value, id: 7, personal: 7 })]).toEqual([null, null])
  const keep = memoryKeep()
  const server = source.server(keep)
  expect(await server.load()).toMatchObject({ ok: false, reason: 'missing' })
  await keep.update(source.key, (local) => ({ ...local, base: { schema: 2, version: 1, value } }))
  expect(await server.load()).toMatchObject({ ok: true, value: { version: 1 } })
})

test('a guest’s versions are told and given back from what is remembered here', async () => {
  const keep = memoryKeep()
  const { key, server } = cvSource(guest, 'one')
  const face = server(keep)
  const device = { id: 'device-1', name: '' }
  const type = async (base: number, [was, value]: readonly [string, string]) => {
    await face.send({ schema: 2, base, batch: `${base}`, device, patches: [{ at: 'title', value, was }] })
    await keep.update(key, (local) => ({ ...local, base: { schema: 2, version: base + 1, value: { title: value } } }))
  }
  await type(1, ['', 'a'])
  await type(2, ['a', 'b'])
  expect(await face.versions()).toMatchObject({ ok: true, value: [{ from: 1, version: 3, places: ['title'] }] })
  expect(await face.at(1)).toMatchObject({ ok: true, value: { version: 1, value: { title: '' } } })
  expect(await face.at(3)).toMatchObject({ ok: true, value: { value: { title: 'b' } } })
  for (const unknown of [0, 2.5, 9]) expect(await face.at(unknown)).toMatchObject({ ok: false, reason: 'missing' })
})
