import { beforeEach, describe, expect, it } from 'vitest'
import { asked, backend, forum, ticketFor, validated, vault, wiki } from '../support/cas.ts'
import { casWorld, code, signedIn, world } from './support/world.ts'

beforeEach(() => casWorld())

describe('proxying', () => {
  const pgtUrl = `${wiki}/callback?keep=1`

  /** The wiki gets a proxy-granting ticket. */
  async function granted() {
    const browser = await signedIn()
    const answer = await validated(world, { service: wiki, ticket: await ticketFor(browser, wiki), pgtUrl })
    const { url } = world.calls.at(-1) ?? {}
    return { browser, answer, url, pgt: url?.searchParams.get('pgtId') ?? '' }
  }
  const bought = async (query: Readonly<Record<string, string>>) => {
    const answer = await validated(world, query, 'proxy')
    const ticket = answer['proxySuccess']?.['proxyTicket']
    return { ticket: typeof ticket === 'string' ? ticket : '', code: code(answer) }
  }

  it('delivers the ticket by the callback, answers with its IOU, and sells proxy tickets by it', async () => {
    const { answer, pgt, url } = await granted()
    expect(url?.origin + String(url?.pathname)).toBe(`${wiki}/callback`)
    expect(url?.searchParams.get('keep')).toBe('1')
    expect(pgt).toMatch(/^PGT-[A-Za-z0-9-]{20,60}$/)
    const iou = url?.searchParams.get('pgtIou')
    expect(iou).toMatch(/^PGTIOU-[A-Za-z0-9-]{20,57}$/)
    expect(answer['authenticationSuccess']).toMatchObject({ user: world.uid, proxyGrantingTicket: iou })

    const [first, second] = [
      await bought({ pgt, targetService: backend }),
      await bought({ pgt, targetService: backend }),
    ]
    expect(first.ticket).toMatch(/^PT-[A-Za-z0-9-]{29}$/)
    expect(second.ticket).not.toBe(first.ticket)
    const told = await validated(world, { service: backend, ticket: first.ticket })
    expect(told['authenticationSuccess']).toMatchObject({ user: world.uid, proxies: [pgtUrl] })
    expect(code(await validated(world, { service: backend, ticket: first.ticket }))).toBe('INVALID_TICKET')
    expect(code(await validated(world, { service: wiki, ticket: second.ticket }))).toBe('INVALID_SERVICE')
  })

  it('a proxy ticket is taken where proxies are, and spent elsewhere', async () => {
    const { pgt } = await granted()
    for (const path of ['serviceValidate', 'p3/serviceValidate']) {
      const { ticket } = await bought({ pgt, targetService: backend })
      expect(code(await validated(world, { service: backend, ticket }, path))).toBe('INVALID_TICKET_SPEC')
      expect(code(await validated(world, { service: backend, ticket }))).toBe('INVALID_TICKET')
    }
    const { ticket } = await bought({ pgt, targetService: backend })
    expect(await (await asked(world, 'validate', { service: backend, ticket })).text()).toBe('no\n\n')
  })

  it('a chain names the last proxy first', async () => {
    const { pgt } = await granted()
    const { ticket } = await bought({ pgt, targetService: backend })
    const own = `${backend}/callback`
    await validated(world, { service: backend, ticket, pgtUrl: own })
    const second = world.calls.at(-1)?.url.searchParams.get('pgtId') ?? ''
    const last = await bought({ pgt: second, targetService: wiki })
    const answer = await asked(world, 'proxyValidate', { service: wiki, ticket: last.ticket })
    expect(await answer.text()).toContain(
      `<cas:proxies><cas:proxy>${own}</cas:proxy><cas:proxy>${pgtUrl}</cas:proxy></cas:proxies>`,
    )
  })

  it.each([
    ['a service that isn’t registered to', forum, `${forum}callback`, 'UNAUTHORIZED_SERVICE_PROXY'],
    ['a callback without TLS', wiki, `${wiki}/callback`.replace('https', 'http'), 'INVALID_PROXY_CALLBACK'],
    ['a callback of another service', wiki, `${backend}/callback`, 'INVALID_PROXY_CALLBACK'],
  ])('%s gets none', async (_, service, callback, expected) => {
    const browser = await signedIn()
    const ticket = await ticketFor(browser, service)
    expect(code(await validated(world, { service, ticket, pgtUrl: callback }))).toBe(expected)
    expect(world.calls).toEqual([])
  })

  it.each([[500], [404], [201], [null]])('nor one whose callback answers %s', async (status) => {
    world.callback.status = status
    const { answer, pgt } = await granted()
    expect(code(answer)).toBe('INVALID_PROXY_CALLBACK')
    expect((await bought({ pgt, targetService: backend })).code).toBe('BAD_PGT')
  })

  it('sells nothing for a service that asks for more, for nobody, or after the person left', async () => {
    const { browser, pgt } = await granted()
    expect((await bought({ pgt, targetService: vault })).code).toBe('UNAUTHORIZED_SERVICE')
    expect((await bought({ pgt, targetService: 'https://evil.example/' })).code).toBe('UNAUTHORIZED_SERVICE')
    expect((await bought({ pgt, targetService: '' })).code).toBe('INVALID_REQUEST')
    expect((await bought({ pgt: `${pgt}x`, targetService: backend })).code).toBe('BAD_PGT')
    const { ticket } = await bought({ pgt, targetService: backend })
    await browser.post('/cas/logout', {})
    expect((await bought({ pgt, targetService: backend })).code).toBe('BAD_PGT')
    expect(code(await validated(world, { service: backend, ticket }))).toBe('INVALID_TICKET')
  })
})
