import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { thisBrowser } from '../../src/web/documents/browser.ts'
import { guest } from '../../src/web/documents/sources.ts'
import { addressOf, fileLimits, handOverFiles, keepFiles, listFiles, removeFile } from '../../src/web/files/files.ts'

const file = (name: string, size = 3) => ({
  name,
  mimeType: 'text/plain',
  description: '',
  bytes: new Uint8Array(size).fill(7),
})
const names = async () => {
  const listed = await listFiles(guest)
  return listed.ok ? listed.value.map(({ name }) => name).toSorted() : listed
}

afterEach(async () => {
  vi.unstubAllGlobals()
  await (await thisBrowser()).keep.forgetAll()
})

test('a guest’s files lie in the browser until they are removed or everything is forgotten', async () => {
  expect(await keepFiles(guest, [file('a'), file('b')])).toEqual([])
  expect(await names()).toEqual(['a', 'b'])
  const listed = await listFiles(guest)
  const [first] = listed.ok ? listed.value : []
  expect(await addressOf(guest, first?.id ?? '')).toMatch(/^blob:/)
  await removeFile(guest, first?.id ?? '')
  expect(await names()).toHaveLength(1)
  await (await thisBrowser()).keep.forgetAll()
  expect(await names()).toEqual([])
})

test('what there is no room for is said', async () => {
  const large = Array.from({ length: 5 }, (_, n) => file(`${n}`, fileLimits.size))
  expect((await keepFiles(guest, [file('huge', fileLimits.size + 1), ...large])).map(({ name }) => name)).toEqual([
    'huge',
    '4',
  ])
})

test('signed in, they become the person’s; what isn’t taken stays', async () => {
  await keepFiles(guest, [file('taken'), file('refused')])
  const sent: string[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: { body: string }) => {
    const { name, content }: { name: string; content: string } = JSON.parse(body)
    sent.push(`${name} ${content}`)
    return new Response('{"reason":"full"}', { status: name === 'taken' ? 201 : 422 })
  })
  await handOverFiles('ada')
  expect(sent.toSorted()).toEqual(['refused BwcH', 'taken BwcH'])
  expect(await names()).toEqual(['refused'])
})
