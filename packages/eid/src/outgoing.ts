/** What `fetch` is here: given a text address. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>

const patience = 5000
const largest = 64 * 1024

/**
 * A `fetch` for talking to a country: to the hosts that its operator registered and to nobody else, 5
 * seconds, 64 KB, no redirects (an answer that is one comes back as it is).
 *
 * @param options `hosts`: names with ports, as `URL.host` writes them; `fetch`: default the runtime's.
 * @returns rejects with a `TypeError`, as `fetch` does when nobody answers, for another host, a late or a
 * large answer.
 */
export function outgoing(options: { readonly hosts: readonly string[]; readonly fetch?: Fetch }): Fetch {
  const { hosts, fetch = (url, init) => globalThis.fetch(url, init) } = options
  return async (url, init = {}) => {
    const { host } = new URL(url)
    if (!hosts.includes(host)) throw new TypeError(`${host} is not a registered host of this country`)
    const late = AbortSignal.timeout(patience)
    try {
      const signal = init.signal ? AbortSignal.any([init.signal, late]) : late
      const answer = await fetch(url, { ...init, redirect: 'manual', signal })
      const body = await bytesOf(answer)
      const { headers, status, statusText } = answer
      return new Response([101, 204, 205, 304].includes(status) ? null : body, { headers, status, statusText })
    } catch (error) {
      throw new TypeError(`${host} did not answer`, { cause: error })
    }
  }
}

async function bytesOf({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > largest) throw new Error('the answer is too large')
    parts.push(part)
  }
  return new Uint8Array(await new Blob(parts.map((part) => Uint8Array.from(part))).arrayBuffer())
}
