import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { issueTicket } from '../../src/cas/issue.ts'
import { hashTicket } from '../../src/cas/ticket.ts'
import { matchService, type ServiceInput } from '../../src/services/index.ts'
import { closeServices, now, openServices, there, world } from './support/world.ts'

beforeEach(openServices)
afterEach(closeServices)

describe('CAS single logout', () => {
  const wiki = (more: Partial<Extract<ServiceInput, { type: 'cas' }>> = {}): ServiceInput => ({
    name: 'Wiki',
    type: 'cas',
    urls: [`${there.url}/wiki`],
    ...more,
  })

  async function ticketed(service: ServiceInput) {
    const w = await world([service])
    const provider = { ...w.provider.at(now), store: w.provider.store }
    const match = matchService(provider.services, `${there.url}/wiki/page?x=1`)
    if (!match.ok) throw new Error('no service')
    const ticket = await issueTicket(provider, {
      kind: 'service',
      address: match.address,
      service: match.service,
      accountId: w.account.id,
      sessionIdHash: w.session.idHash,
      fromNewLogin: true,
      proxies: [],
      grantingTicketHash: null,
      clientFingerprint: null,
    })
    await w.provider.store.tickets.spend(hashTicket(ticket ?? ''), { now })
    await w.end()
    return { ...w, ticket }
  }

  it('posts a LogoutRequest that names the ticket to the address that the ticket was for', async () => {
    const w = await ticketed(wiki())
    await w.worker().runOnce()
    expect(there.posted.map(({ path }) => path)).toEqual(['/wiki/page?x=1'])
    expect(there.posted[0]?.form.get('logoutRequest')).toMatch(
      new RegExp(
        `^<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="LR-[\\w-]+" Version="2.0" IssueInstant="2030-03-17T17:46:40.000Z"><saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID><samlp:SessionIndex>${w.ticket}</samlp:SessionIndex></samlp:LogoutRequest>$`,
      ),
    )
    expect(Object.values(await w.statuses())).toEqual(['told'])
  })

  it('goes to singleLogoutUri where there is one, and nowhere where the service wants none', async () => {
    const elsewhere = await ticketed(wiki({ singleLogoutUri: `${there.url}/elsewhere` }))
    await elsewhere.worker().runOnce()
    expect(there.posted.map(({ path }) => path)).toEqual(['/elsewhere'])
    const none = await ticketed(wiki({ singleLogout: false }))
    await none.worker().runOnce()
    expect(there.posted).toHaveLength(1)
    expect(Object.values(await none.statuses())).toEqual(['deaf'])
  })
})
