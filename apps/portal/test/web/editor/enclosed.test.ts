// @vitest-environment happy-dom
import { cvDraftSchema } from '@laissez-passer/europass/cv'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { thisBrowser } from '../../../src/web/documents/browser.ts'
import { typedOn } from '../../../src/web/documents/local-document.ts'
import { readEnclosed } from '../../../src/web/editor/enclosed.ts'

const key = { owner: 'ada', kind: 'cv', id: 'one' } as const
const cv = (title: string) => cvDraftSchema.parse({ id: 'one', title })

/** What the server has of the CV; null: it can't be reached; undefined: it has none. */
let there: { version: number; title: string } | null | undefined
beforeEach(async () => {
  await (await thisBrowser()).keep.forgetAll()
  vi.stubGlobal('fetch', async () => {
    if (there === null) throw new TypeError('offline')
    if (!there) return new Response('{"reason":"gone"}', { status: 404 })
    return Response.json({ schema: 2, version: there.version, value: cv(there.title) })
  })
})
afterEach(() => vi.unstubAllGlobals())

const read = async () => {
  const { is, cv: found } = await readEnclosed('one', 'ada')
  return found ? `${is} ${found.title}` : is
}

test('once it was seen it is there without a connection, as it was last', async () => {
  there = { version: 3, title: 'seen' }
  expect(await read()).toBe('here seen')
  there = null
  expect(await read()).toBe('here seen')
  there = { version: 4, title: 'newer' }
  expect(await read()).toBe('here newer')
  there = null
  expect(await read()).toBe('here newer')
})

test('with what was typed here and isn’t saved, over whatever the server has', async () => {
  there = { version: 3, title: 'seen' }
  await read()
  const { keep } = await thisBrowser()
  await keep.type(key, (pending) => typedOn(pending, [{ at: 'headline', value: 'typed', was: '' }]))
  there = { version: 4, title: 'newer' }
  expect((await readEnclosed('one', 'ada')).cv).toMatchObject({ title: 'newer', headline: 'typed' })
  there = null
  expect((await readEnclosed('one', 'ada')).cv).toMatchObject({ title: 'seen', headline: 'typed' })
  // What it was typed on stays, for whoever has it open.
  expect((await keep.read(key)).base?.version).toBe(3)
})

test('one that was never seen is away, one that was deleted is gone, and none is none', async () => {
  there = null
  expect(await read()).toBe('away')
  there = undefined
  expect(await read()).toBe('gone')
  expect((await readEnclosed('', 'ada')).is).toBe('none')
  expect((await readEnclosed('one', null)).is).toBe('gone')
})
