import { contentOf, type Form, formsOf, linksOf, textOf } from './html.ts'

/** A page that a browser came to. */
export interface Visit {
  readonly response: Response
  readonly status: number
  /** Path and query. */
  readonly path: string
  readonly html: string
  readonly text: string
  readonly links: readonly string[]
  readonly forms: readonly Form[]
  /** Each answer on the way, e.g. `303 /cas/login?flow=…`. */
  readonly hops: readonly string[]
}

/** A browser without JavaScript: cookies, redirects, forms. */
export interface Browser {
  readonly cookies: Map<string, string>
  /**
   * One request, no redirect followed.
   *
   * @param path of the provider, `/cas/login`, or its whole address
   */
  request(path: string, init?: RequestInit): Promise<Response>
  /**
   * Opens a page, and follows where it leads.
   *
   * @param path of the provider, `/cas/login`, or its whole address, such as a link in a mail
   * @throws Error for the address of anybody else
   */
  get(path: string): Promise<Visit>
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Visit>
  /**
   * Fills in the first form of a page that posts (to `action`, if given) and has all these fields, and sends
   * it.
   */
  submit(visit: Visit, fields: Readonly<Record<string, string>>, options?: { readonly action?: string }): Promise<Visit>
}

/**
 * Opens a browser on a provider.
 *
 * @param fetch what answers; redirects are followed here
 * @param options `origin`: the provider's; `headers`: sent with every request
 */
export function openBrowser(
  fetch: (request: Request) => Promise<Response>,
  options: { readonly origin: string; readonly headers?: Readonly<Record<string, string>> },
): Browser {
  const { origin, headers = {} } = options
  const cookies = new Map<string, string>()

  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const sent = new Headers({
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      ...headers,
    })
    if (cookies.size > 0) sent.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    if (init.method === 'POST') sent.set('Origin', origin)
    for (const [name, value] of new Headers(init.headers)) sent.set(name, value)
    const response = await fetch(
      new Request(origin + pathOf(path, origin), { ...init, headers: sent, redirect: 'manual' }),
    )
    for (const line of response.headers.getSetCookie()) remember(line)
    return response
  }

  function remember(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/)
    const at = pair.indexOf('=')
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
    if (value === '' || attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name)
    else cookies.set(name, value)
  }

  async function follow(first: string, init: RequestInit): Promise<Visit> {
    const hops: string[] = []
    let path = pathOf(first, origin)
    let response = await request(path, init)
    while (response.status >= 300 && response.status < 400) {
      const to = new URL(response.headers.get('Location') ?? '', origin + path)
      hops.push(`${response.status} ${to.origin === origin ? to.pathname + to.search : to.href}`)
      if (to.origin !== origin || hops.length > 10) break
      path = to.pathname + to.search
      response = await request(path)
    }
    const html = await response.text()
    return {
      response,
      status: response.status,
      path,
      html,
      text: textOf(html),
      links: linksOf(html),
      forms: formsOf(html),
      hops,
    }
  }

  const post: Browser['post'] = (path, fields) => follow(path, { method: 'POST', body: new URLSearchParams(fields) })
  return {
    cookies,
    request,
    get: (path) => follow(path, {}),
    post,
    async submit(visit, fields, { action } = {}) {
      const wanted = Object.keys(fields)
      const form = visit.forms.find(
        (candidate) =>
          candidate.method === 'post' &&
          (action === undefined || candidate.action === action) &&
          wanted.every((name) => candidate.names.has(name)),
      )
      if (!form)
        throw new Error(
          `no form to ${action ?? 'post'} with ${wanted.join(', ')} on ${visit.path}: ${contentOf(visit.html)}`,
        )
      return post(form.action, { ...form.fields, ...fields })
    },
  }
}

/** A path, or a whole address of the provider's, without what only a browser sees. */
function pathOf(given: string, origin: string): string {
  if (typeof given === 'string' && given.startsWith('/')) return given
  const url = typeof given === 'string' ? URL.parse(given) : null
  if (url?.origin === origin) return url.pathname + url.search
  throw new Error(`EU Login: this browser opens ${origin} alone: a path such as /cas/login, or its whole address.`)
}
