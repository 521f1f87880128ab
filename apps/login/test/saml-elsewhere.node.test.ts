import { expect, test } from 'vitest'
import { samlElsewhere, type SamlSpeaker } from '../src/saml-elsewhere.ts'

const pem = (label: string) => `-----BEGIN ${label}-----\nMIIB\n-----END ${label}-----`
const options = {
  id: 'samland',
  country: 'XS',
  name: { en: 'Samland' },
  entityId: 'https://id.example.eu/cas/eid/samland/metadata',
  idp: {
    entityId: 'https://samland.example',
    entryPoint: 'https://samland.example/sso',
    certificates: [pem('CERTIFICATE')],
  },
  signing: { key: pem('PRIVATE KEY'), certificate: pem('CERTIFICATE') },
}
const request = {
  state: 's'.repeat(43),
  redirectUri: 'https://id.example.eu/cas/eid/samland',
  language: 'en',
  assurance: 'substantial',
  now: 1_700_000_000,
} as const

test('another Worker is told the country and what is asked of it; nothing is asked before', async () => {
  const asked: unknown[] = []
  const speaker: SamlSpeaker = {
    begin: async (...given) => {
      asked.push(given)
      return { ok: true, url: 'https://samland.example/sso?SAMLRequest=x', memory: 'm' }
    },
    finish: async (...given) => {
      asked.push(given)
      return { ok: false, reason: 'refused' }
    },
    metadata: async (...given) => {
      asked.push(given)
      return { contentType: 'application/samlmetadata+xml', body: '' }
    },
  }
  const scheme = samlElsewhere(options, speaker)
  expect(scheme).toMatchObject({ id: 'samland', country: 'XS', name: { en: 'Samland' }, answer: 'form' })
  expect(asked).toEqual([])
  const answer = { memory: 'm', redirectUri: request.redirectUri, response: { params: {} }, now: request.now }
  expect(await scheme.begin(request)).toMatchObject({ memory: 'm' })
  expect(await scheme.finish(answer)).toEqual({ ok: false, reason: 'refused' })
  await scheme.metadata?.(request)
  expect(asked).toEqual([
    [options, request],
    [options, answer],
    [options, request],
  ])
})

test('the Union’s own code of a country is read as on Node', () => {
  const speaker = {} as SamlSpeaker
  expect(samlElsewhere({ ...options, country: 'EL' }, speaker)).toMatchObject({ country: 'GR' })
})

test('options that can’t be right are refused before anybody signs in', () => {
  const speaker = {
    begin: async () => ({ ok: false, reason: 'invalid' }) as const,
    finish: async () => ({ ok: false, reason: 'invalid' }) as const,
    metadata: async () => ({ contentType: '', body: '' }),
  }
  const wrong = { ...options, signing: { key: pem('CERTIFICATE'), certificate: pem('CERTIFICATE') } }
  expect(() => samlElsewhere(wrong, speaker)).toThrow('a key is not unencrypted PKCS #8 PEM')
})
