import type { Page } from '@playwright/test'
import { type Asked, expect, test, type World } from './fixtures/test.ts'
import { newcomer, signIn } from './steps.ts'

/**
 * Signs in for a service and validates its ticket, asking for a proxy-granting ticket. @returns the answer.
 */
async function validated(page: Page, world: World, { asked, origin }: Asked): Promise<string> {
  const person = await newcomer(page, world)
  await page.goto(`${world.login}/cas/login?service=${encodeURIComponent(`${origin}/in`)}`)
  await signIn(page, person)
  await expect(page.locator('body')).toHaveText('thanks')
  const ticket = asked.findLast(({ searchParams }) => searchParams.has('ticket'))?.searchParams.get('ticket') ?? ''
  const query = new URLSearchParams({ service: `${origin}/in`, ticket, pgtUrl: `${origin}/pgt` })
  return (await page.request.get(`${world.login}/cas/serviceValidate?${query}`)).text()
}

test('a proxy-granting ticket goes over TLS to whom the authority certified, and buys a proxy ticket', async ({
  page,
  world,
}) => {
  const answer = await validated(page, world, world.certified)
  const [, iou] = /<cas:proxyGrantingTicket>([^<]+)</.exec(answer) ?? []
  const told = world.certified.asked.find(({ searchParams }) => searchParams.get('pgtIou') === iou)
  const pgt = told?.searchParams.get('pgtId') ?? ''
  expect(pgt).toMatch(/^PGT-/)

  const bought = new URLSearchParams({ pgt, targetService: world.played })
  const proxied = await (await page.request.get(`${world.login}/cas/proxy?${bought}`)).text()
  const [, ticket = ''] = /<cas:proxyTicket>([^<]+)</.exec(proxied) ?? []
  const validating = new URLSearchParams({ service: world.played, ticket })
  const seen = await (await page.request.get(`${world.login}/cas/proxyValidate?${validating}`)).text()
  expect(seen).toContain(`<cas:proxy>${world.certified.origin}/pgt</cas:proxy>`)
})

test('whoever certified themselves gets none, and the log says why', async ({ page, world }) => {
  const answer = await validated(page, world, world.selfMade)
  expect(answer).toContain('INVALID_PROXY_CALLBACK')
  expect(world.selfMade.asked.some(({ pathname }) => pathname === '/pgt')).toBe(false)
  expect(answer).not.toContain('certificate')
  // The log is written after the answer.
  await expect
    .poll(() => world.output())
    .toContain('"event":"service-unasked","reason":"certificate","service":"Self-made"')
})
