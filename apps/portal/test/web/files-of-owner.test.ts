// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLibrary } from '../../src/web/files/library.ts'
import { remoteFiles } from '../../src/web/files/remote-files.ts'
import { showTo } from '../../src/web/request.ts'

/** For whom each request was. */
const asked: [path: string, person: string | null][] = []

/** Sends nothing anywhere; the page turns to somebody else while the first file is on its way. */
class Sending extends EventTarget {
  readonly upload = new EventTarget()
  readonly status = 401
  readonly responseText = '{"reason":"another-person"}'
  private path = ''
  private readonly headers = new Headers()
  readonly open = (_: string, path: string): void => void (this.path = path.replace(/[^/]+$/, ''))
  readonly setRequestHeader = (name: string, value: string): void => this.headers.set(name, value)
  readonly abort = (): void => {}
  readonly send = (): void => {
    asked.push([this.path, this.headers.get('Shown-To')])
    showTo('bruno')
    queueMicrotask(() => this.dispatchEvent(new Event('load')))
  }
}

beforeEach(() => {
  asked.length = 0
  localStorage.clear()
  vi.stubGlobal('XMLHttpRequest', Sending)
  vi.stubGlobal('fetch', async (path: string, { headers }: RequestInit = {}) => {
    asked.push([path, new Headers(headers).get('Shown-To')])
    return Response.json({ reason: 'another-person' }, { status: 401 })
  })
})
afterEach(() => {
  showTo(null)
  vi.unstubAllGlobals()
})

test('a library stays its owner’s while the page turns to who signed in since', async () => {
  showTo('ada')
  const files = ['a', 'b', 'c', 'd', 'e'].map((name) => new File(['%PDF-1.7'], `${name}.pdf`))
  const library = createLibrary(remoteFiles('ada'))
  await library.upload(files)
  await library.act((store) => store.remove('1'))
  await remoteFiles('ada').replace({ id: '1', version: 2, bytes: new Uint8Array(3) })
  expect(asked.at(-1)?.[0]).toBe('/api/files/1/versions/')
  expect(asked.length).toBeGreaterThan(6)
  expect(asked.filter(([, person]) => person !== 'ada')).toEqual([])
})
