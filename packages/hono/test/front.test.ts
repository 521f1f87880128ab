import { platform } from '#platform'
import { frontDesk } from '@laissez-passer/server/workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { firstPage } from '../src/front.ts'
import { makeWorld, origin, type World } from './support/world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld(await platform())
})

const asking = (path: string, headers: Record<string, string> = {}, method = 'GET'): Request =>
  new Request(origin + path, { method, headers })

describe('what is recognised', () => {
  const recognise = firstPage()

  it.each<[string, Record<string, string>, string]>([
    ['nobody wished', {}, ''],
    ['are wished', { 'Accept-Language': 'en;q=0.5, fr-BE, fr;q=0.9, ja' }, 'fr,en'],
    [
      'were chosen before',
      { 'Accept-Language': 'en', Cookie: '__Host-lp-lang=fr; __Host-lp-browser=b; __Host-lp-zone=UTC' },
      'fr,en',
    ],
    ['are wished beside cookies of others', { 'Accept-Language': 'de', Cookie: 'theirs=1; lp-login=of-no-page' }, 'de'],
  ])('the first page, in the languages that %s', (_, headers, language) => {
    expect(recognise(asking('/cas/login', headers))).toBe(language)
  })

  it.each<[string, Request]>([
    ['a form', asking('/cas/login', {}, 'POST')],
    ['a question', asking('/cas/login?continue=%2Fcas%2Faccount')],
    ['a choice of language', asking('/cas/login?lang=fr')],
    ['more languages than anybody reads', asking('/cas/login', { 'Accept-Language': 'de, fr, en, it, es' })],
    ['another page', asking('/cas/register')],
    ['another base', asking('/login')],
    ['somebody', asking('/cas/login', { Cookie: '__Host-lp-lang=fr; __Host-lp-login=token' })],
    ['a sign-in that waits', asking('/cas/login', { Cookie: '__Host-lp-flow=id' })],
  ])('not %s', (_, request) => {
    expect(recognise(request)).toBeNull()
  })

  it('below the provider’s own base', () => {
    expect(firstPage({ base: '/auth' })(asking('/auth/login', { 'Accept-Language': 'en' }))).toBe('en')
  })
})

it('a page of the front is the provider’s own, headers and all, but for its nonce', async () => {
  const pages = new Map<string, Response>()
  let asked = 0
  const desk = frontDesk<null>({
    whole: () => ({
      fetch: (request) => {
        asked += 1
        return world.provider.fetch(request)
      },
    }),
    page: firstPage(),
    version: () => '1',
    cache: () => ({
      match: async (address) => pages.get(address)?.clone(),
      put: async (address, page) => void pages.set(address, page),
      delete: async (address) => pages.delete(address),
    }),
  })
  for (const language of ['en', 'fr']) {
    const behind: Promise<unknown>[] = []
    const front = (): Promise<Response> =>
      desk.fetch(asking('/cas/login', { 'Accept-Language': language }), null, {
        waitUntil: (work) => void behind.push(work),
      })
    await front()
    await Promise.all(behind)
    const before = asked
    const [own, shown] = [
      await world.provider.fetch(asking('/cas/login', { 'Accept-Language': language })),
      await front(),
    ]
    expect(asked).toBe(before)
    expect(await plain(shown)).toEqual(await plain(own))
  }
})

/** What is left once its nonce is taken out, which is in it. */
async function plain(answer: Response): Promise<unknown> {
  const [, nonce = ''] = /'nonce-([\w-]+)'/.exec(answer.headers.get('Content-Security-Policy') ?? '') ?? []
  const html = await answer.text()
  expect(nonce).toMatch(/^[\w-]{22}$/)
  expect(html).toContain(`nonce="${nonce}"`)
  const headers = [...answer.headers].map(([name, value]) => [name, value.replaceAll(nonce, '')])
  return { status: answer.status, headers, html: html.replaceAll(nonce, '') }
}
