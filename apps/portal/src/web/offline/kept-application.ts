import { isFileResponse } from './file-response.ts'

/** What was built: its files, and a name that changes with any of them. */
export interface Build {
  readonly version: string
  /** Paths, each with a hash of the content in it but for `/mark.svg`. */
  readonly files: readonly string[]
}

/** The part of a `Cache` that is used. */
type CacheStore = Pick<Cache, 'keys' | 'put'>

/** What the keeping needs of a browser; tests give their own. */
export interface Parts {
  readonly build: Build
  readonly caches: Pick<CacheStorage, 'keys' | 'delete' | 'has' | 'match'> & {
    readonly open: (name: string) => Promise<CacheStore>
  }
  readonly fetch: (request: Request | string, init?: RequestInit) => Promise<Response>
  /** Milliseconds that a page is waited for when there is one here. */
  readonly patience?: number
}

/** The application as this browser keeps it: nothing of anybody's documents, and no answer of the API. */
export interface KeptApplication {
  /** Keeps this build: its page, what pages are made of, and what was used of the build before. */
  readonly install: () => Promise<void>
  /**
   * Answers an address of the application: by the network's page, by the kept one where there is none.
   *
   * @param later - takes what is still to be done when the page has been answered
   */
  readonly page: (request: Request, later: (work: Promise<void>) => void) => Promise<Response>
  /** Answers a file of a build, and keeps it. */
  readonly file: (request: Request) => Promise<Response>
  /** Keeps files that a page used before anybody kept them, and this build where it was forgotten since. */
  readonly keepUsed: (paths: readonly string[]) => Promise<void>
  /** Throws away builds that no open page can be of. */
  readonly forgetOld: () => Promise<void>
  /** Throws everything away, ends an installation, and keeps nothing more before a later page comes. */
  readonly forget: () => Promise<void>
}

/** What a page says to the worker when everything in this browser is to be forgotten. */
export const forgetting = 'forget'

const cachePrefix = 'lp-application-'
const pages = 'lp-page'
/** One page for all addresses: they differ by what the application makes of them. */
const page = '/'

/** Files of the typesetting lie elsewhere already (`kept-fetch.ts`), with its fonts. */
const kept = /^\/assets\/[\w.-]+\.(?:m?js|css|woff2)$/

/** Whether a file is one that is kept here. */
export const isKeptFile = (path: string): boolean => path === '/mark.svg' || kept.test(path)

/** Fetched before anybody needs it: code of pages. Threads of their own are large, and few people's first. */
const isCode = (path: string): boolean => !/\.woff2$|[.-]worker[.-]|\.mjs$/.test(path)

/** The name of a file, whatever is in it. */
const stemOf = (path: string): string => path.replace(/-[\w-]{8}(?=\.\w+$)/, '')

/**
 * Keeps the application, so that it opens without a connection.
 *
 * Files have a hash in their name: one that is kept is right for ever, and builds lie side by side. The page
 * is the last one that came: a document never meets a program older than the one that wrote it.
 */
export function keptApplication({ build, caches, fetch, patience = 4000 }: Parts): KeptApplication {
  const own = `${cachePrefix}${build.version}`
  const earlier = async (): Promise<string[]> =>
    (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name !== own)
  const find = async (path: string): Promise<Response | undefined> => {
    for (const cacheName of [own, ...(await earlier())]) {
      const found = await caches.match(path, { cacheName, ignoreVary: true })
      if (found) return found
    }
    return undefined
  }
  let forgotten = new AbortController()
  const fetched = async (path: string): Promise<Response> => {
    const { signal } = forgotten
    // The picture has no hash: the browser's copy may be of the build before.
    const response = await fetch(path, path === '/mark.svg' ? { cache: 'no-cache', signal } : { signal })
    if (!isFileResponse(response)) throw new Error(`${path}: ${response.status}`)
    return response
  }
  /** Only an installation creates a cache: if it is gone, everything was removed, and stays so. */
  const put = async (name: string, path: string, response: Response): Promise<void> => {
    const isThere = await caches.has(name)
    if (isThere && !forgotten.signal.aborted) await (await caches.open(name)).put(path, response)
  }
  const keepFiles = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) if (isKeptFile(path) && !(await find(path))) await put(own, path, await fetched(path))
  }
  /** Keeps a page once everything that it begins with is there: until then the one before is better. */
  const keepPage = async (response: Response): Promise<void> => {
    const html = await response.clone().text()
    const begins = [...html.matchAll(/"(\/assets\/[\w.-]+)"/g)].map(([, path]) => path ?? '')
    // Ours begins with something; a hotel's, that comes in its place, doesn't.
    if (begins.length === 0) return
    await keepFiles(begins)
    await put(pages, page, response)
  }
  const keptPage = (): Promise<Response | undefined> => caches.match(page, { cacheName: pages, ignoreVary: true })
  const install = async (): Promise<void> => {
    const { signal } = forgotten
    signal.throwIfAborted()
    const used = new Set<string>()
    for (const name of await earlier())
      for (const { url } of await (await caches.open(name)).keys()) used.add(stemOf(new URL(url).pathname))
    for (const name of [own, pages]) await caches.open(name)
    // One after the other: nobody waits for them, and what the person does comes first.
    for (const path of build.files) {
      signal.throwIfAborted()
      if (!isCode(path) && !used.has(stemOf(path))) continue
      if (await caches.match(path, { cacheName: own, ignoreVary: true })) continue
      await put(own, path, (path !== '/mark.svg' && (await find(path))) || (await fetched(path)))
    }
    const response = await fetch(page, { cache: 'reload', signal })
    if (!response.ok) throw new Error(`${page}: ${response.status}`)
    await keepPage(response)
  }

  return {
    install,
    page: async (request, later) => {
      const here = await keptPage()
      try {
        const response = await fetch(request, here ? { signal: AbortSignal.timeout(patience) } : {})
        // A full disk keeps nothing, and a connection may go at any time: there is the next page.
        if (isPage(response)) later(keepPage(response.clone()).catch(() => undefined))
        return response.status >= 500 && here ? here : response
      } catch {
        return here ?? Response.error()
      }
    },
    file: async (request) => {
      const { pathname } = new URL(request.url)
      const found = await find(pathname)
      if (found) return found
      const response = await fetch(request)
      // A full disk keeps nothing, and the page works all the same.
      if (isFileResponse(response)) await put(own, pathname, response.clone()).catch(() => undefined)
      return response
    },
    keepUsed: async (paths) => {
      // A page that is opened after everything was forgotten is answered by the same worker as long as
      // another page still is.
      if (forgotten.signal.aborted) forgotten = new AbortController()
      if (!(await keptPage())) await install()
      await keepFiles(paths)
    },
    forgetOld: async () => {
      // The last but one stays for a page that came just before this build did.
      for (const name of (await earlier()).slice(0, -1)) await caches.delete(name)
    },
    forget: async () => {
      forgotten.abort()
      for (const name of await caches.keys())
        if (name === pages || name.startsWith(cachePrefix)) await caches.delete(name)
    },
  }
}

const isPage = (response: Response): boolean =>
  response.ok && !response.redirected && (response.headers.get('Content-Type') ?? '').startsWith('text/html')
