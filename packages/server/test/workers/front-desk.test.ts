import { expect, it } from 'vitest'
import { frontDesk, type Shelf } from '../../src/workers/index.ts'

/** A bucket, for as long as a test. */
function bucket(): Shelf & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return {
    texts,
    get: async (name) => {
      const text = texts.get(name)
      return text === undefined ? null : { text: async () => text }
    },
    put: async (name, text) => void texts.set(name, text),
    delete: async (name) => void texts.delete(name),
  }
}

/** What the whole says of itself. */
const says = (word: string, version = '1'): Response => Response.json({ version, book: { word } })

/** An isolate; `waited` ends once all is done that goes on behind answers. */
function isolate({
  again,
  author = () => says('first'),
  reads = ({ word }) => word,
  shelf = bucket(),
  version = '1',
}: {
  again?: number
  author?: () => Response | Promise<Response>
  reads?: (book: { readonly word: string }) => string
  shelf?: Shelf
  version?: string
} = {}) {
  const asked = { whole: 0, author: 0 }
  const work: Promise<unknown>[] = []
  const desk = frontDesk<null, { readonly word: string }>({
    whole: () => ({
      fetch: async () => {
        asked.whole += 1
        return new Response('whole')
      },
    }),
    author: () => ({
      fetch: async () => {
        asked.author += 1
        return author()
      },
    }),
    shelf: () => shelf,
    mayAnswer: ({ url }) => url.includes('/first'),
    answer: (book, { url }) => (url.endsWith('/first') ? new Response(reads(book)) : null),
    version: () => version,
    ...(again === undefined ? {} : { again }),
  })
  const ask = async (path: string): Promise<string> => {
    const request = new Request(`https://example.eu${path}`)
    const answer = await desk.fetch(request, null, { waitUntil: (one) => void work.push(one) })
    return answer.text()
  }
  return { ask, asked, waited: async () => void (await Promise.all(work.splice(0))) }
}

/** A shelf on which the whole's book stands already. */
async function stocked(word = 'first'): Promise<ReturnType<typeof bucket>> {
  const shelf = bucket()
  const before = isolate({ shelf, author: () => says(word) })
  await before.ask('/first')
  await before.waited()
  return shelf
}

it('has everything else done by the whole, and opens no book for it', async () => {
  const shelf = { ...bucket(), get: () => Promise.reject(new Error('opened')) }
  const { ask, asked, waited } = isolate({ shelf })
  expect([await ask('/other'), await ask('/other')]).toEqual(['whole', 'whole'])
  await waited()
  expect(asked).toEqual({ whole: 2, author: 0 })
})

it('a cold isolate answers by the book that another one put there, though the whole is slow', async () => {
  const shelf = await stocked()
  const cold = isolate({ shelf, author: () => new Promise<Response>(() => {}) })
  expect(await cold.ask('/first')).toBe('first')
  expect(cold.asked.whole).toBe(0)
})

// An update that changed nothing of the static files left one of another shape, and every first page was an
// error.
it('a book in which nothing can be read is passed over, and made anew', async () => {
  for (const book of ['null', '"of another shape"']) {
    const shelf = bucket()
    shelf.texts.set('first.json', `{ "version": "1", "book": ${book} }`)
    const { ask, waited } = isolate({ shelf, reads: ({ word }) => word.trim() })
    expect(await ask('/first')).toBe('whole')
    await waited()
    expect(await ask('/first')).toBe('first')
    expect(await isolate({ shelf }).ask('/first')).toBe('first')
  }
})

// A Worker that was configured when another one had the bucket.
it('without a shelf the whole answers, and what it says is kept as long as the isolate lives', async () => {
  const shelf: Shelf = JSON.parse('null')
  const { ask, waited } = isolate({ shelf })
  expect(await ask('/first')).toBe('whole')
  await waited()
  expect(await ask('/first')).toBe('first')
})

it('those who come together to a cold isolate have the whole asked once', async () => {
  const { ask, asked, waited } = isolate({ shelf: await stocked() })
  expect(await Promise.all(['/first', '/first', '/first'].map((path) => ask(path)))).toEqual([
    'first',
    'first',
    'first',
  ])
  await waited()
  expect(asked).toEqual({ whole: 0, author: 1 })
})

it('what isn’t in the book, the whole knows', async () => {
  const { ask, asked, waited } = isolate({ shelf: await stocked() })
  expect(await ask('/first/of-another')).toBe('whole')
  await waited()
  expect(asked).toEqual({ whole: 1, author: 1 })
})

// A module that is loaded in the same isolate holds it while it starts.
it('the whole is asked for its book once the answer is out, so that nobody waits for its start', async () => {
  const { ask, asked, waited } = isolate({ shelf: await stocked() })
  expect(await ask('/first')).toBe('first')
  expect(asked).toEqual({ whole: 0, author: 0 })
  await waited()
  expect(asked).toEqual({ whole: 0, author: 1 })
})

it('the very first is answered by the whole, and a book is there from then on', async () => {
  const { ask, asked, waited } = isolate()
  expect(await ask('/first')).toBe('whole')
  await waited()
  expect(await ask('/first')).toBe('first')
  expect(asked).toEqual({ whole: 1, author: 1 })
})

// A page that loads what isn't there any more stood naked, and did nothing.
it('a book of another version isn’t opened, and isn’t put there', async () => {
  const shelf = await stocked()
  const other = isolate({ shelf, version: '2', author: () => says('old', '1') })
  expect(await other.ask('/first')).toBe('whole')
  await other.waited()
  expect(await other.ask('/first')).toBe('whole')
})

it('while people ask, the whole is asked what its book is now, once in a while', async () => {
  const shelf = await stocked('old')
  const second = isolate({ shelf, author: () => says('new') })
  const words: string[] = []
  for (let times = 0; times < 3; times++) {
    words.push(await second.ask('/first'))
    await second.waited()
  }
  expect(words).toEqual(['old', 'new', 'new'])
  expect(second.asked.author).toBe(1)
  expect([...shelf.texts.values()]).toEqual([await says('new').text()])
})

it('what is the same isn’t put there again', async () => {
  const shelf = await stocked()
  const put = () => Promise.reject(new Error('put'))
  let puts = 0
  const second = isolate({ shelf: { ...shelf, put: () => ((puts += 1), put()) }, again: 0 })
  for (let times = 0; times < 3; times++) {
    await second.ask('/first')
    await second.waited()
  }
  expect([second.asked.author, puts]).toEqual([3, 0])
})

// The page of a provider that no longer starts was shown for ever, by a front that had seen it once.
it.each<[string, () => Response | Promise<Response>]>([
  ['fails', () => new Response(null, { status: 503 })],
  ['no longer starts', () => Promise.reject(new Error('It doesn’t start'))],
])('where the whole %s, the book is forgotten, and everybody is told', async (_, author) => {
  const shelf = await stocked()
  const second = isolate({ shelf, author, again: 0 })
  expect(await second.ask('/first')).toBe('first')
  await second.waited()
  expect(await second.ask('/first')).toBe('whole')
  expect(await isolate({ shelf, author }).ask('/first')).toBe('whole')
})

it('where nothing can be kept, the whole answers at first', async () => {
  const gone = (): Promise<never> => Promise.reject(new Error('gone'))
  const { ask, waited } = isolate({ shelf: { get: gone, put: gone, delete: gone } })
  expect(await ask('/first')).toBe('whole')
  await waited()
  expect(await ask('/first')).toBe('first')
})

it('half a book is none', async () => {
  const { ask } = isolate({ shelf: { ...bucket(), get: async () => ({ text: async () => '{"version":"1","bo' }) } })
  expect(await ask('/first')).toBe('whole')
})
