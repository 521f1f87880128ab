import { expect, it } from 'vitest'
import { frontDesk, type PageCache } from '../../src/workers/index.ts'

/** A data centre's cache, for as long as a test. */
function dataCentre(): PageCache {
  const pages = new Map<string, Response>()
  return {
    match: async (address) => pages.get(address)?.clone(),
    put: async (address, page) => void pages.set(address, page),
    delete: async (address) => pages.delete(address),
  }
}

/** A page as the whole makes one: in the language of the request, with a nonce. */
function page(request: Request, more: Record<string, string> = {}): Response {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const language = request.headers.get('Accept-Language') ?? 'en'
  return new Response(`<!doctype html><html lang="${language}"><script nonce="${nonce}"></script>`, {
    headers: { 'Content-Security-Policy': `script-src 'nonce-${nonce}'; base-uri 'none'`, 'X-Own': 'kept', ...more },
  })
}

/** An isolate; `waited` ends once all is done that goes on behind answers. */
function isolate({
  again,
  cache = dataCentre(),
  serve = (request) => page(request),
  version = '1',
}: {
  again?: number
  cache?: PageCache
  serve?: (request: Request) => Response | Promise<Response>
  version?: string
} = {}) {
  const asked: Request[] = []
  const work: Promise<unknown>[] = []
  const desk = frontDesk<null>({
    whole: () => ({
      fetch: async (request) => {
        asked.push(request)
        return serve(request)
      },
    }),
    page: ({ headers, url }) => (new URL(url).pathname === '/first' ? (headers.get('Accept-Language') ?? 'en') : null),
    version: () => version,
    cache: () => cache,
    ...(again === undefined ? {} : { again }),
  })
  const ask = async (path: string, language = 'en'): Promise<Response> => {
    const request = new Request(`https://example.eu${path}`, { headers: { 'Accept-Language': language } })
    return desk.fetch(request, null, { waitUntil: (one) => void work.push(one) })
  }
  return { ask, asked, waited: async () => void (await Promise.all(work.splice(0))) }
}

const nonceIn = (answer: Response): string =>
  /'nonce-([\w-]+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '')?.[1] ?? ''

it('has everything but those pages done by the whole', async () => {
  const { ask, asked, waited } = isolate({ serve: async () => new Response('whole', { status: 201 }) })
  expect((await ask('/other')).status).toBe(201)
  expect((await ask('/other')).status).toBe(201)
  await waited()
  expect(asked).toHaveLength(2)
})

it('a page is made once; each answer has a nonce of its own, in its policy and in its markup', async () => {
  const cache = dataCentre()
  const first = isolate({ cache })
  await first.ask('/first')
  await first.waited()
  // A cold isolate, and a whole that doesn’t answer.
  const cold = isolate({ cache, serve: () => new Promise<Response>(() => {}) })
  const answers = [await cold.ask('/first'), await cold.ask('/first')]
  const nonces = answers.map(nonceIn)
  expect(new Set(nonces).size).toBe(2)
  for (const [at, answer] of answers.entries()) {
    expect(nonces[at]).toMatch(/^[\w-]{22}$/)
    expect(answer.headers.get('X-Own')).toBe('kept')
    expect(await answer.text()).toBe(`<!doctype html><html lang="en"><script nonce="${nonces[at]}"></script>`)
  }
})

// A page that loads what isn't there any more stood naked, and did nothing, the first time in each data
// centre.
it('a page of another version isn’t shown', async () => {
  const cache = dataCentre()
  const first = isolate({ cache })
  await first.ask('/first')
  await first.waited()
  const other = isolate({ cache, version: '2', serve: (request) => page(request, { 'X-Own': 'of 2' }) })
  expect((await other.ask('/first')).headers.get('X-Own')).toBe('of 2')
})

it('each language has its own page', async () => {
  const { ask, waited } = isolate()
  for (const language of ['en', 'fr', 'en', 'fr']) {
    expect(await (await ask('/first', language)).text()).toContain(`lang="${language}"`)
    await waited()
  }
})

it('while it is shown the whole is asked what it is now, once in a while', async () => {
  let word = 'old'
  const cache = dataCentre()
  const serve = async (request: Request): Promise<Response> => page(request, { 'X-Word': word })
  const first = isolate({ cache, serve })
  await first.ask('/first')
  await first.waited()
  word = 'new'
  const second = isolate({ cache, serve })
  const words: (string | null)[] = []
  for (let times = 0; times < 3; times++) {
    words.push((await second.ask('/first')).headers.get('X-Word'))
    await second.waited()
  }
  expect(words).toEqual(['old', 'new', 'new'])
  expect(second.asked).toHaveLength(1)
})

it.each<[string, (request: Request) => Response]>([
  ['a failure', () => new Response('', { status: 503 })],
  ['a cookie', (request) => page(request, { 'Set-Cookie': 'a=b' })],
  ['no nonce', () => new Response('<html lang="en">')],
])('an answer with %s isn’t kept, and what was kept is forgotten', async (_, serve) => {
  const cache = dataCentre()
  const first = isolate({ cache })
  await first.ask('/first')
  await first.waited()
  const second = isolate({ cache, serve, again: 0 })
  expect((await second.ask('/first')).headers.get('X-Own')).toBe('kept')
  await second.waited()
  await second.ask('/first')
  await second.waited()
  await second.ask('/first')
  // Once behind the page that was kept, twice in its place.
  expect(second.asked).toHaveLength(3)
})

// The page of a provider that no longer starts was shown for ever, by a front that had seen it once.
it('where the whole no longer starts, what was kept is forgotten, and everybody is told', async () => {
  const cache = dataCentre()
  const first = isolate({ cache })
  await first.ask('/first')
  await first.waited()
  const second = isolate({ cache, serve: () => Promise.reject(new Error('It doesn’t start')) })
  expect((await second.ask('/first')).headers.get('X-Own')).toBe('kept')
  await second.waited()
  await expect(second.ask('/first')).rejects.toThrow('It doesn’t start')
  await expect(isolate({ cache, serve: () => Promise.reject(new Error('cold')) }).ask('/first')).rejects.toThrow('cold')
})

it('where the data centre keeps nothing, the whole answers', async () => {
  const gone = (): Promise<never> => Promise.reject(new Error('gone'))
  const { ask, waited } = isolate({ cache: { match: gone, put: gone, delete: gone } })
  expect((await ask('/first')).status).toBe(200)
  await waited()
})

it('where the data centre breaks off in the middle of a page, the whole answers', async () => {
  const broken = async (): Promise<Response> => new Response('{"headers":[["content-ty')
  const { ask, waited } = isolate({ cache: { ...dataCentre(), match: broken } })
  expect(await (await ask('/first')).text()).toContain('lang="en"')
  await waited()
})
