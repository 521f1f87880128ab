import { beforeEach, describe, expect, it } from 'vitest'
import { backend, ticketFor, wiki } from '../support/cas.ts'
import { elodie } from '../support/world.ts'
import { browser, post, signedInWorld, world } from './support/ecas.ts'

beforeEach(signedInWorld)

describe('SAML 1.1', () => {
  it('is how other clients of CAS ask, with what is released', async () => {
    const body = (ticket: string) =>
      `<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><SOAP-ENV:Header/><SOAP-ENV:Body>` +
      `<samlp:Request xmlns:samlp="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1" RequestID="_1">` +
      `<samlp:AssertionArtifact>${ticket}</samlp:AssertionArtifact></samlp:Request></SOAP-ENV:Body></SOAP-ENV:Envelope>`
    const path = `samlValidate?TARGET=${encodeURIComponent(wiki)}`
    const ticket = await ticketFor(browser, wiki)
    const answer = await post(path, body(ticket), 'text/xml')
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/xml; charset=utf-8'])
    const xml = await answer.text()
    expect(xml).toContain('InResponseTo="_1"')
    expect(xml).toContain('Value="samlp:Success"')
    expect(xml).toContain(`<saml:NameIdentifier>${world.uid}</saml:NameIdentifier>`)
    expect(xml).toContain(`<saml:AttributeValue>${elodie.email}</saml:AttributeValue>`)
    const again = await (await post(path, body(ticket), 'text/xml')).text()
    expect(again).toContain('INVALID_TICKET')
    expect(again).not.toContain(world.uid)
    const other = await post(`samlValidate?TARGET=${encodeURIComponent(backend)}`, body(await ticketFor(browser, wiki)))
    expect(await other.text()).toContain('INVALID_SERVICE')
    expect((await post(path, `<!DOCTYPE x>${body('ST-1')}`)).status).toBe(500)
  })
})
