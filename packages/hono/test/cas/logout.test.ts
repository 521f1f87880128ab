import { beforeEach, describe, expect, it } from 'vitest'
import { sentTo, wiki } from '../support/cas.ts'
import { casWorld, signedIn } from './support/world.ts'

beforeEach(() => casWorld())

describe('logging out for a service', () => {
  it('ends the session and goes back to a registered address', async () => {
    const browser = await signedIn()
    expect((await sentTo(browser, `/cas/logout?${new URLSearchParams({ service: `${wiki}/bye` })}`)).href).toBe(
      `${wiki}/bye`,
    )
    expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
  })

  it.each([
    ['an address that nobody registered', { service: 'https://evil.example/' }],
    ['CAS 2’s url', { url: wiki }],
    [
      'an address beside another',
      [
        ['service', wiki],
        ['service', `${wiki}/bye`],
      ],
    ],
  ])('%s leads nowhere, and the person is asked first', async (_, query: Record<string, string> | string[][]) => {
    const browser = await signedIn()
    const page = await browser.get(`/cas/logout?${new URLSearchParams(query)}`)
    expect([page.status, page.hops]).toEqual([200, []])
    expect(page.links.filter((link) => !/^[/#]/.test(link))).toEqual([])
    expect((await browser.get('/cas/account')).hops).toEqual([])
    await browser.submit(page, {}, { action: '/cas/logout' })
    expect((await browser.get('/cas/account')).hops[0]).toMatch(/^302 \/cas\/login/)
  })
})
