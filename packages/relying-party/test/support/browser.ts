/** A browser: a cookie jar in front of an app. */
export interface Browser {
  readonly jar: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, headers?: Record<string, string>): Promise<Response>
}

/** @param app answers a request; null is a page that isn't there */
export function browser(origin: string, app: (request: Request) => Promise<Response | null> | Response): Browser {
  const jar = new Map<string, string>()
  const send = async (method: string, path: string, headers: Record<string, string>): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const request = new Request(new URL(path, origin), { method, headers: { ...headers, cookie } })
    const response = (await app(request)) ?? new Response(null, { status: 404 })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name === undefined || value === undefined) continue
      if (/Max-Age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  return {
    jar,
    get: (path, headers = { accept: 'text/html' }) => send('GET', path, headers),
    post: (path, headers = { origin }) => send('POST', path, headers),
  }
}

/** Where an answer sends the browser. */
export function target(response: Response): string {
  return response.headers.get('Location') ?? ''
}
