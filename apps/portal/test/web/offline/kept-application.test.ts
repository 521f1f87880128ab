import { describe, expect, test } from 'vitest'
import {
  isKeptFile,
  type KeptApplication,
  keptApplication,
  type Parts,
} from '../../../src/web/offline/kept-application.ts'

const origin = 'https://portal.example'
const addressOf = (asked: RequestInfo | URL): string =>
  new URL(asked instanceof Request ? asked.url : asked, origin).href

/** What of a browser's caches is used. */
function cachesInMemory() {
  const shelves = new Map<string, Map<string, Response>>()
  const open = async (name: string) => {
    const shelf = shelves.get(name) ?? new Map<string, Response>()
    shelves.set(name, shelf)
    return {
      put: async (asked: RequestInfo | URL, response: Response) => void shelf.set(addressOf(asked), response),
      keys: async () => [...shelf.keys()].map((url) => new Request(url)),
    }
  }
  const caches: Parts['caches'] = {
    open,
    match: async (asked, { cacheName = '' } = {}) => shelves.get(cacheName)?.get(addressOf(asked))?.clone(),
    has: async (name) => shelves.has(name),
    keys: async () => [...shelves.keys()],
    delete: async (name) => shelves.delete(name),
  }
  const all = () => [...shelves.values()].flatMap((shelf) => [...shelf.keys()].map((url) => new URL(url).pathname))
  return { caches, all }
}

/** A page begins with the first script of its build. */
const page = (version: string, names: readonly string[]): string =>
  `page ${version} <script src="${names.find((name) => name.includes('index'))}">`

/** A server with one build at a time, that can be out of reach; and a browser that keeps builds of it. */
function world() {
  const { caches, all } = cachesInMemory()
  let files: Readonly<Record<string, string>> = {}
  let state: 'up' | 'away' | 'failing' | 'silent' | 'in a hotel' = 'up'
  const asked: string[] = []
  const deploy = (version: string, names: readonly string[]) => {
    files = Object.fromEntries([
      ...names.map((name) => [name, `${version} ${name}`]),
      ['/', page(version, names)],
      ['/cv/1', page(version, names)],
    ])
    return keptApplication({
      build: { version, files: names },
      caches,
      patience: 20,
      fetch: async (request, init) => {
        const { pathname } = new URL(addressOf(request))
        asked.push(pathname)
        if (state === 'away') throw new TypeError('Failed to fetch')
        if (state === 'in a hotel')
          return new Response('page of the hotel', { headers: { 'Content-Type': 'text/html' } })
        if (state === 'failing') return new Response('Bad gateway', { status: 502 })
        if (state === 'silent')
          return new Promise((_, fail) => {
            init?.signal?.addEventListener('abort', () => fail(init.signal?.reason))
          })
        const body = files[pathname]
        const type = body?.startsWith('page') ? 'text/html; charset=UTF-8' : 'text/javascript'
        return new Response(body ?? 'Not found', { status: body ? 200 : 404, headers: { 'Content-Type': type } })
      },
    })
  }
  const be = (next: typeof state) => {
    state = next
  }
  return { all, asked, be, deploy, caches }
}

const text = async (response: Promise<Response>) => (await response).text()
/** Opens a page, and waits for what is done behind it. */
async function open({ page: answer }: KeptApplication, path: string): Promise<Response> {
  const works: Promise<void>[] = []
  const response = await answer(get(path), (work) => void works.push(work))
  await Promise.all(works)
  return response
}
const get = (path: string) => new Request(`${origin}${path}`)
const first = ['/mark.svg', '/assets/index-11111111.js', '/assets/cv-11111111.js', '/assets/typst.worker-11111111.js']
const second = ['/mark.svg', '/assets/index-22222222.js', '/assets/cv-22222222.js', '/assets/typst.worker-22222222.js']

describe('an application that was opened', () => {
  test('keeps no page that somebody on the way answers with, in the place of no file and no page', async () => {
    const { all, be, deploy } = world()
    const application = deploy('first', first)
    await application.install()
    const before = all()
    be('in a hotel')
    expect(await text(open(application, '/cv/1'))).toBe('page of the hotel')
    await application.file(get('/assets/typst.worker-11111111.js'))
    await expect(application.keepUsed(['/assets/typst.worker-11111111.js'])).rejects.toThrow(/typst/)
    expect(all()).toEqual(before)
    be('away')
    expect(await text(open(application, '/cv/1'))).toBe(page('first', first))
    be('up')
    expect(await text(application.file(get('/assets/typst.worker-11111111.js')))).toMatch(/^first/)
  })
  test('opens without a connection, at each of its addresses, with code that nobody needed yet', async () => {
    const { be, deploy } = world()
    const application = deploy('one', first)
    await application.install()
    be('away')
    expect(await text(open(application, '/cv/1'))).toContain('page one')
    expect(await text(application.file(get('/assets/cv-11111111.js')))).toBe('one /assets/cv-11111111.js')
  })
  test('opens when the server is failing, and when it says nothing', async () => {
    const { be, deploy } = world()
    const application = deploy('one', first)
    await application.install()
    for (const state of ['failing', 'silent'] as const) {
      be(state)
      expect(await text(open(application, '/cv/1'))).toContain('page one')
    }
  })
  test('fetches what is large only for who used it, and each file once', async () => {
    const { all, asked, be, deploy } = world()
    const application = deploy('one', first)
    await application.install()
    const worker = '/assets/typst.worker-11111111.js'
    expect(asked).not.toContain(worker)
    await application.file(get(worker))
    await application.file(get(worker))
    await application.keepUsed([worker, '/api/session', '/sample-cv/en.svg'])
    expect(asked.filter((path) => path === worker)).toHaveLength(1)
    be('away')
    expect(await text(application.file(get(worker)))).toBe(`one ${worker}`)
    expect(all().toSorted()).toEqual(['/', ...first].toSorted())
  })
  test('keeps what was used before anybody kept it', async () => {
    const { be, deploy } = world()
    const application = deploy('one', first)
    await application.install()
    await application.keepUsed(['/assets/typst.worker-11111111.js'])
    be('away')
    expect(await text(application.file(get('/assets/typst.worker-11111111.js')))).toContain('one')
  })
  test('keeps no answer that isn’t one', async () => {
    const { all, deploy } = world()
    const application = deploy('one', first)
    await application.install()
    const before = all()
    expect((await application.file(get('/assets/gone-11111111.js'))).status).toBe(404)
    expect((await open(application, '/me')).status).toBe(404)
    expect(all()).toEqual(before)
  })
  test('isn’t there where nothing was kept', async () => {
    const { be, deploy } = world()
    const application = deploy('one', first)
    be('away')
    expect((await open(application, '/')).type).toBe('error')
  })
})

describe('a new build', () => {
  test('comes with the next page, and the open one still finds its files', async () => {
    const { be, deploy } = world()
    const before = deploy('one', first)
    await before.install()
    const after = deploy('two', second)
    expect(await text(open(before, '/'))).toContain('page two')
    await after.install()
    await after.forgetOld()
    be('away')
    expect(await text(open(after, '/'))).toContain('page two')
    expect(await text(after.file(get('/assets/cv-11111111.js')))).toBe('one /assets/cv-11111111.js')
    expect(await text(after.file(get('/assets/cv-22222222.js')))).toBe('two /assets/cv-22222222.js')
  })
  test('brings what was used of the build before', async () => {
    const { be, deploy } = world()
    const before = deploy('one', first)
    await before.install()
    await before.file(get('/assets/typst.worker-11111111.js'))
    const after = deploy('two', second)
    await after.install()
    be('away')
    expect(await text(after.file(get('/assets/typst.worker-22222222.js')))).toContain('two')
  })
  test('doesn’t fetch what didn’t change', async () => {
    const { asked, deploy } = world()
    await deploy('one', first).install()
    asked.length = 0
    await deploy('two', ['/assets/index-22222222.js', '/assets/cv-11111111.js']).install()
    expect(asked).toEqual(['/assets/index-22222222.js', '/'])
  })
  test('a document never meets a program older than the one that was open last', async () => {
    const { be, deploy } = world()
    const before = deploy('one', first)
    await before.install()
    deploy('two', second)
    await open(before, '/cv/1')
    be('away')
    expect(await text(open(before, '/cv/1'))).toContain('page two')
  })
  test('isn’t kept before everything that its page begins with is', async () => {
    const { be, deploy } = world()
    const before = deploy('one', first)
    await before.install()
    deploy('two', second)
    await before.page(get('/'), (work) => {
      be('away')
      void work
    })
    await new Promise((done) => setTimeout(done, 5))
    expect(await text(open(before, '/'))).toContain('page one')
  })
  test('the last but one is thrown away', async () => {
    const { all, deploy } = world()
    for (const [version, hash] of [
      ['one', '11111111'],
      ['two', '22222222'],
      ['three', '33333333'],
    ] as const)
      await deploy(version, [`/assets/index-${hash}.js`]).install()
    const last = deploy('three', ['/assets/index-33333333.js'])
    await last.forgetOld()
    expect(all().toSorted()).toEqual(['/', '/assets/index-22222222.js', '/assets/index-33333333.js'])
  })
})

describe('an application that was forgotten', () => {
  const worker = '/assets/typst.worker-11111111.js'
  test('while it was being kept ends with it, however slow the connection is, and leaves nothing', async () => {
    const { asked, be, caches, deploy } = world()
    const application = deploy('one', first)
    be('silent')
    const installing = application.install()
    await expect.poll(() => asked).toHaveLength(1)
    be('up')
    await application.forget()
    await expect(installing).rejects.toThrow(/abort/i)
    expect(asked).toHaveLength(1)
    expect(await caches.keys()).toEqual([])
  })
  test('before the installation began isn’t kept', async () => {
    const { caches, deploy } = world()
    const application = deploy('one', first)
    await application.forget()
    await expect(application.install()).rejects.toThrow(/abort/i)
    expect(await caches.keys()).toEqual([])
  })
  // Its worker goes on answering the page in which that was said, and may have been started anew for it.
  test('works in a page that is still open, which brings nothing of it back', async () => {
    const { caches, deploy } = world()
    const application = deploy('one', first)
    await application.install()
    await application.forget()
    for (const one of [application, deploy('one', first)]) {
      expect(await text(one.file(get(worker)))).toContain('one')
      expect(await text(open(one, '/cv/1'))).toContain('page one')
      expect(await caches.keys()).toEqual([])
    }
  })
  test('by another’s hand while a file came stays forgotten', async () => {
    const { caches, deploy } = world()
    const application = deploy('one', first)
    await application.install()
    const { has } = caches
    caches.has = async (name) => {
      const isThere = await has(name)
      await application.forget()
      return isThere
    }
    await application.file(get(worker))
    expect(await caches.keys()).toEqual([])
  })
  test('is kept anew by the next page', async () => {
    const { all, be, deploy } = world()
    const application = deploy('one', first)
    await application.install()
    await application.forget()
    await application.keepUsed([worker])
    expect(all().toSorted()).toEqual(['/', ...first].toSorted())
    be('away')
    expect(await text(open(application, '/cv/1'))).toContain('page one')
  })
})

test('what the typesetting keeps by itself is not kept twice, and nothing outside the build is', () => {
  for (const path of [
    '/assets/typst_ts_web_compiler_bg-D2mWRS72.wasm',
    '/assets/Noto-1234abcd.ttf',
    '/assets/kr-1.woff',
  ])
    expect(isKeptFile(path)).toBe(false)
  for (const path of ['/api/session', '/auth/login', '/sample-cv/en.svg', '/index.html', '/service-worker.js'])
    expect(isKeptFile(path)).toBe(false)
  for (const path of ['/mark.svg', '/assets/pdf.worker.min-1234abcd.mjs', '/assets/inter-latin-Dx4kXJAl.woff2'])
    expect(isKeptFile(path)).toBe(true)
})
