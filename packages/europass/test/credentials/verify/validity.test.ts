import { beforeAll, describe, expect, it } from 'vitest'
import { credentialWords, tellSeal } from '../../../src/credentials/index.ts'
import { sealedByJose, smallest } from '../support/sealed.ts'
import { universityOfZed, verify, zed } from './support/zed.ts'

beforeAll(universityOfZed)

describe('validity and issuer', () => {
  it.each([
    ['in-force', {}],
    ['not-yet', { validFrom: '2027-01-01T00:00:00Z' }],
    ['ended', { expirationDate: '2026-02-01T00:00:00+01:00' }],
    ['ended', { validUntil: '2026-02-01', expirationDate: '2029-02-01' }],
    ['unsaid', { validFrom: undefined }],
    ['unsaid', { validUntil: 'soon' }],
  ])('%s: %o', async (state, more) => {
    const file = await sealedByJose(zed, { payload: JSON.stringify({ ...smallest, ...more }) })
    expect(await verify(file)).toMatchObject({ ok: true, validity: { state } })
  })

  it.each([
    ['different', { legalName: { en: 'University of Why' } }],
    ['same', { legalName: { fr: 'University of\u200B Zed', en: 'UNIVERSITY  of Zed' } }],
    ['same', { legalName: [{ '@value': 'University of Zed', '@language': 'en' }] }],
    // A name in one language is the seal's: readers of the other are shown another.
    ['partly', { legalName: { fr: 'Université de Zed', en: 'UNIVERSITY  of Zed' } }],
    ['different', { legalName: { en: 'University of Why' }, altLabel: { en: 'University of Zed' } }],
    ['different', [{ legalName: { en: 'University of Why' } }, { legalName: { en: 'University of Zed' } }]],
    ['different', { legalName: { en: 'University of Zed' }, eIDASIdentifier: { notation: 'VATIE-999' } }],
    ['same', { eIDASIdentifier: { notation: 'vatie-123' } }],
    ['partly', { legalName: { en: 'Another name' }, eIDASIdentifier: { notation: 'vatie-123' } }],
    ['unsaid', {}],
  ])('an issuer that is %s: %o', async (state, issuer) => {
    const file = await sealedByJose(zed, { payload: JSON.stringify({ ...smallest, issuer }) })
    expect(await verify(file)).toMatchObject({ ok: true, issuer: { state } })
  })
})

describe('a credential that its issuer can withdraw', () => {
  const list = { id: 'https://zed.example/status/3#94567', type: 'BitstringStatusListEntry' }
  it.each([
    ['names a list', list, true],
    ['names several', [list, list], true],
    ['names a kind that nobody knows', 'https://zed.example/', true],
    ['names none', undefined, false],
    ['names nothing', [], false],
  ])('is said to be asked nobody about, where it %s', async (_, credentialStatus, told) => {
    const words = await credentialWords('en')
    const found = await verify(await sealedByJose(zed, { payload: JSON.stringify({ ...smallest, credentialStatus }) }))
    const said = tellSeal(found, words).facts
    expect(found.ok).toBe(true)
    expect(said.some(({ tone, text }) => tone === 'open' && text === words('credential.fact.status'))).toBe(told)
  })
})
