import { platform } from '#platform'
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ProviderEnv } from '../src/environment.ts'
import { readNote, writeNote } from '../src/note.ts'
import type { Platform } from './support/world.ts'

let runtime: Platform['runtime']
beforeAll(async () => {
  ;({ runtime } = await platform())
})

interface Where {
  readonly about?: string
  readonly browser?: string
  readonly later?: number
}

/** Does something in a request of this browser, so many seconds later. */
async function at<Result>(
  { browser = 'a'.repeat(43), later = 0 }: Where,
  act: (c: Parameters<typeof readNote>[0]) => Promise<Result>,
): Promise<Result> {
  const done: Result[] = []
  const app = new Hono<ProviderEnv>().get('/', async (c) => {
    c.set('context', Object.assign({}, c.get('context'), { keyRing: runtime.keyRing, now: runtime.now() + later }))
    done.push(await act(c))
    return c.body(null, 204)
  })
  await app.request('/', { headers: { Cookie: `__Host-lp-browser=${browser}` } })
  const [result] = done
  if (result === undefined) throw new Error('nothing was done')
  return result
}

const words = { identifier: 'elodie@example.org' }
const written = (): Promise<string> => at({}, (c) => writeNote(c, { about: 'lost', words }))
const read = (note: string, where: Where = {}): Promise<unknown> =>
  at(where, (c) => readNote(c, { about: where.about ?? 'lost', note }))

describe('a note from one page to the next', () => {
  it('is read in the browser that wrote it, for an hour', async () => {
    const note = await written()
    expect(note).not.toContain('elodie')
    expect(await read(note)).toEqual(words)
    expect(await read(note, { later: 3599 })).toEqual(words)
    expect(await read(note, { later: 3600 })).toEqual({})
  })

  it('says nothing in another browser, or of something else', async () => {
    const note = await written()
    expect(await read(note, { browser: 'b'.repeat(43) })).toEqual({})
    expect(await read(note, { about: 'else' })).toEqual({})
  })

  it('isn’t made up', async () => {
    for (const note of ['', 'x', btoa(JSON.stringify([9_999_999_999, words]))])
      expect(await read(note), note).toEqual({})
  })

  it('holds words alone, whatever was sealed', async () => {
    const sealed = (text: string): Promise<unknown> =>
      at({}, async (c) => {
        const note = await writeNote(c, { about: 'lost', words: { ...words, ...JSON.parse(text) } })
        return readNote(c, { about: 'lost', note })
      })
    expect(await sealed('{"a":1,"b":null,"c":"d"}')).toEqual({ ...words, c: 'd' })
  })
})
