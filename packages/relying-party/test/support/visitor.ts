/** A browser over real connections: cookies by host and port, redirects followed as far as one likes. */
export interface Visitor {
  /** One request. */
  get(url: string, headers?: Record<string, string>): Promise<Response>
  post(url: string, body: URLSearchParams, headers?: Record<string, string>): Promise<Response>
  /** Follows redirects until there is none. @returns the last answer, and where it came from */
  follow(url: string): Promise<{ readonly response: Response; readonly url: string }>
  readonly cookies: Map<string, Map<string, string>>
}

export function visitor(): Visitor {
  const cookies = new Map<string, Map<string, string>>()
  async function request(url: string, init: RequestInit): Promise<Response> {
    const { origin } = new URL(url)
    const jar = cookies.get(origin) ?? new Map<string, string>()
    cookies.set(origin, jar)
    const headers = new Headers(init.headers)
    headers.set('Cookie', [...jar].map((pair) => pair.join('=')).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name === undefined || value === undefined) continue
      if (/Max-Age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  const html = { Accept: 'text/html' }
  return {
    cookies,
    get: (url, headers = html) => request(url, { headers }),
    post: (url, body, headers = {}) => request(url, { method: 'POST', body, headers }),
    async follow(start) {
      for (let url = start, hops = 0; hops < 15; hops++) {
        const response = await request(url, { headers: html })
        const location = response.headers.get('Location')
        if (location === null) return { response, url }
        url = new URL(location, url).href
      }
      throw new Error(`${start} never ends`)
    },
  }
}
