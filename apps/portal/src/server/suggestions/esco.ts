import * as z from 'zod/mini'
import { formsOf, type Suggestion, type Suggestions } from './suggestions.ts'

const answer = z.object({
  _embedded: z.object({ results: z.array(z.object({ uri: z.string(), title: z.string() })) }),
})

/** Milliseconds after which typing goes on without it. */
const patience = 2000
/** The largest answer that is read, in bytes: eight concepts are a hundredth of it. */
const largest = 1_000_000
/** How many answers are remembered. */
const remembered = 500

/**
 * Suggests what an ESCO service finds, by its REST interface (`GET /search`). What was asked is remembered
 * for as long as the process runs; a service that doesn’t answer suggests nothing.
 *
 * @param url - of the service, such as `https://ec.europa.eu/esco/api`
 * @param options - `fetch`: for tests
 * @see https://ec.europa.eu/esco/api/doc/esco_api_doc.html
 */
export function fromEsco(url: string, { fetch: ask = fetch }: { readonly fetch?: typeof fetch } = {}): Suggestions {
  const known = new Map<string, readonly Suggestion[]>()
  return async ({ kind, text, language, most }) => {
    const wanted = text.trim().toLowerCase()
    if (wanted.length < 3) return []
    const key = `${kind} ${language} ${most} ${wanted}`
    const before = known.get(key)
    if (before) return before
    const query = new URLSearchParams({ text: wanted, language, type: kind, limit: String(most), full: 'false' })
    try {
      const response = await ask(`${url.replace(/\/$/, '')}/search?${query}`, {
        headers: { Accept: 'application/json' },
        // It is asked where the operator says, and nowhere that it says itself.
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
      if (!response.ok) return []
      const read = answer.safeParse(JSON.parse(await readText(response)))
      if (!read.success) return []
      const found = read.data._embedded.results
        .map(({ uri, title }) => ({ uri, title: shown(title) }))
        .filter(({ uri, title }) => /^https?:\/\/[^\s<>"]{1,300}$/.test(uri) && title !== '')
        .flatMap(({ uri, title }) => formsOf(title).map((label) => ({ uri, label })))
        .slice(0, most)
      known.set(key, found)
      const oldest = known.size > remembered ? known.keys().next() : undefined
      if (oldest && !oldest.done) known.delete(oldest.value)
      return found
    } catch {
      return []
    }
  }
}

/** A label as a list shows it: one line, without what isn't seen or turns the order of letters. */
const shown = (title: string): string =>
  title
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/[^\P{Cf}\u200C\u200D]/gu, '')
    .trim()
    .slice(0, 200)
    .toWellFormed()

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > largest) throw new RangeError('its answer is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
