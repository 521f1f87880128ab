import { afterEach, describe, expect, it, vi } from 'vitest'
import { brandInPage, type ToldBrand } from '../../src/brand/index.ts'

const told: ToldBrand = {
  name: 'Example CV',
  mark: null,
  links: [],
  words: { fr: { hello: 'Salut', 'portal.name': 'CV d’exemple' } },
  languages: { de: '/assets/brand-de.json' },
  documents: { fr: '/assets/brand-documents.fr.json' },
}
const inPage = (content: string | undefined) => brandInPage(content, { nameKey: 'portal.name' })
const worn = inPage(JSON.stringify(told))

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('a brand in a page', () => {
  it('is nobody’s where the server wrote none', () => {
    const { inBrand, languages, told: nobodys } = inPage(undefined)
    expect(nobodys).toMatchObject({ name: null, mark: null })
    expect(languages).toEqual(['en', 'fr'])
    expect(inBrand({ 'portal.name': 'Europass' }, 'en')).toEqual({ 'portal.name': 'Europass' })
  })

  it('puts its name and its words over ours, in the language that they are of', () => {
    const ours = { 'portal.name': 'Europass', hello: 'Hello', bye: 'Bye' }
    expect(worn.inBrand(ours, 'en')).toEqual({ 'portal.name': 'Example CV', hello: 'Hello', bye: 'Bye' })
    expect(worn.inBrand(ours, 'fr')).toEqual({ 'portal.name': 'CV d’exemple', hello: 'Salut', bye: 'Bye' })
  })

  it('has its languages in the menu, and fetches the sentences of none of ours', async () => {
    const asked = vi.fn(async (_address: string) => Response.json({ hello: 'Hallo' }))
    vi.stubGlobal('fetch', asked)
    expect(worn.languages).toEqual(['de', 'en', 'fr'])
    expect(await worn.broughtWords('fr')).toEqual({})
    expect(asked).not.toHaveBeenCalled()
    expect(await worn.broughtWords('de')).toEqual({ hello: 'Hallo' })
    expect(asked).toHaveBeenCalledWith('/assets/brand-de.json')
    expect(await worn.documentWords('de')).toEqual({})
    expect(await worn.documentWords('fr')).toEqual({ hello: 'Hallo' })
    expect(asked).toHaveBeenLastCalledWith('/assets/brand-documents.fr.json')
  })

  it.each([
    ['a server that lost it', async () => new Response('gone', { status: 404 })],
    ['no connection', () => Promise.reject(new TypeError('offline'))],
  ])('leaves English where a language can’t be had, and says so when it came: %s', async (_, missing) => {
    vi.useFakeTimers()
    const asked = vi.fn<() => Promise<Response>>(missing)
    vi.stubGlobal('fetch', asked)
    const here = inPage(JSON.stringify(told))
    const [heard, over] = [vi.fn(), vi.fn()]
    here.onLate(heard)
    here.onLate(over)()
    expect(await Promise.all([here.broughtWords('de'), here.broughtWords('de')])).toEqual([{}, {}])
    expect(asked).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(8_000)
    expect(asked).toHaveBeenCalledTimes(4)
    expect(heard).not.toHaveBeenCalled()
    asked.mockImplementation(async () => Response.json({ hello: 'Hallo' }))
    await vi.advanceTimersByTimeAsync(15_000)
    expect(heard).toHaveBeenCalledTimes(1)
    expect(over).not.toHaveBeenCalled()
    expect(await here.broughtWords('de')).toEqual({ hello: 'Hallo' })
    await vi.advanceTimersByTimeAsync(1_000_000)
    expect(asked).toHaveBeenCalledTimes(5)
  })

  it('speaks what came where somebody else was still waiting for it in vain', async () => {
    vi.useFakeTimers()
    const { promise, reject } = Promise.withResolvers<Response>()
    const asked = vi.fn<() => Promise<Response>>(async () => Response.json({ hello: 'Hallo' }))
    asked.mockReturnValueOnce(promise).mockRejectedValueOnce(new TypeError('offline'))
    vi.stubGlobal('fetch', asked)
    const here = inPage(JSON.stringify(told))
    const slow = here.broughtWords('de')
    expect(await here.broughtWords('de')).toEqual({})
    await vi.advanceTimersByTimeAsync(2_000)
    reject(new TypeError('too late'))
    expect(await slow).toEqual({ hello: 'Hallo' })
  })

  it('asks again at once when the browser has its connection back', async () => {
    vi.useFakeTimers()
    const browser = new EventTarget()
    for (const name of ['addEventListener', 'removeEventListener'] as const)
      vi.stubGlobal(name, browser[name].bind(browser))
    const asked = vi.fn<() => Promise<Response>>(() => Promise.reject(new TypeError('offline')))
    vi.stubGlobal('fetch', asked)
    const here = inPage(JSON.stringify(told))
    await here.broughtWords('de')
    browser.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(asked).toHaveBeenCalledTimes(2)
  })
})
