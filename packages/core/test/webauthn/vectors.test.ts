import * as base64url from 'jose/base64url'
import { describe, expect, it } from 'vitest'
import { readAssertion, readRegistration } from '../../src/webauthn/responses.ts'
import { verifyAssertion, verifyRegistration } from '../../src/webauthn/verify.ts'
import published from '../vectors/webauthn-level-3.json' with { type: 'json' }

const relyingParty = { id: 'example.org', name: 'Example', origin: 'https://example.org' }

/**
 * Vectors that the specification accepts and we don't: algorithms that we don't offer, and answers given in
 * another site's frame.
 */
const refused: Readonly<Record<string, string>> = {
  'none-es256-crossOrigin': 'in a frame of another site',
  'none-es256-topOrigin': 'in a frame of another site',
  'packed-es384': 'ES384 isn’t offered',
  'packed-es512': 'ES512 isn’t offered',
  'packed-ed448': 'Ed448 isn’t offered',
}

const encode = (hex: string) =>
  base64url.encode(Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16)))

type Vector = (typeof published.vectors)[number]

/** As a page's script posts them. */
function answers({ credentialId, registration, authentication }: Vector) {
  const id = encode(credentialId)
  const whole = (response: Record<string, string>) => JSON.stringify({ id, rawId: id, type: 'public-key', response })
  const { clientDataJSON, attestationObject } = registration
  const { authenticatorData, signature } = authentication
  return {
    made: readRegistration(
      whole({ clientDataJSON: encode(clientDataJSON), attestationObject: encode(attestationObject) }),
    ),
    signed: readAssertion(
      whole({
        clientDataJSON: encode(authentication.clientDataJSON),
        authenticatorData: encode(authenticatorData),
        signature: encode(signature),
      }),
    ),
  }
}

describe('WebAuthn level 3, section 16', () => {
  it('publishes what we expect', () => {
    expect(published.vectors).toHaveLength(15)
    const ids = published.vectors.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(Object.keys(refused)))
  })

  it.each(published.vectors.map((vector) => [vector.name, vector] as const))('%s', async (_name, vector) => {
    const { made, signed } = answers(vector)
    if (!made || !signed) throw new Error('not read')
    const { registration, authentication } = vector
    const challenge = encode(registration.challenge)
    const credential = await verifyRegistration(made.response, { challenge, relyingParty })
    if (refused[vector.id] !== undefined) {
      expect(credential).toBeNull()
      return
    }
    expect(credential?.credentialId).toBe(encode(vector.credentialId))
    expect(credential?.aaguid.replaceAll('-', '')).toBe(vector.aaguid ?? '')
    const publicKey = credential?.publicKey ?? ''
    const asked = { challenge: encode(authentication.challenge), publicKey, relyingParty }
    expect(await verifyAssertion(signed, asked)).toMatchObject({ signCount: 0 })

    // The same answer to anything else is refused.
    expect(await verifyAssertion(signed, { ...asked, challenge })).toBeNull()
    const elsewhere = { ...relyingParty, origin: 'https://example.com' }
    expect(await verifyAssertion(signed, { ...asked, relyingParty: elsewhere })).toBeNull()
    const host = { ...relyingParty, id: 'example.com' }
    expect(await verifyAssertion(signed, { ...asked, relyingParty: host })).toBeNull()
    expect(await verifyRegistration(made.response, { challenge, relyingParty: host })).toBeNull()
    expect(await verifyRegistration(made.response, { challenge: asked.challenge, relyingParty })).toBeNull()
  })
})

it('what says nothing of where it was made is refused, and nothing is thrown', async () => {
  const [vector] = published.vectors
  if (!vector) throw new Error('no vector')
  const { made, signed } = answers(vector)
  if (!made || !signed) throw new Error('not read')
  for (const said of ['!', encode('ff'), base64url.encode('null'), base64url.encode('{"challenge":7}')]) {
    const registration = { ...made.response, response: { ...made.response.response, clientDataJSON: said } }
    expect(await verifyRegistration(registration, { challenge: 'AAAA', relyingParty })).toBeNull()
    const assertion = { ...signed, response: { ...signed.response, clientDataJSON: said } }
    expect(await verifyAssertion(assertion, { challenge: 'AAAA', publicKey: 'AAAA', relyingParty })).toBeNull()
  }
})
