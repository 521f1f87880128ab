import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { biometricChallenge } from '../../src/authenticator/biometrics.ts'
import { fromBase64url, toBase64url } from '../../src/authenticator/bytes.ts'
import { readAssertion } from '../../src/webauthn/responses.ts'
import { verifyAssertion } from '../../src/webauthn/verify.ts'
import vectors from '../vectors/authenticator-v1.json' with { type: 'json' }

const { approval, assertion, publicKey, signs } = vectors.biometrics
const relyingParty = { id: 'app.example.eu', name: 'Example ID', origin: vectors.biometrics.origin }

/** The same bytes but for one bit, after the first `from` bytes. */
function flipped(text: string, at: number, from = 0): string {
  const bytes = fromBase64url(text) ?? new Uint8Array()
  const index = from * 8 + (at % ((bytes.length - from) * 8))
  return toBase64url(bytes.map((byte, i) => (i === index >> 3 ? byte ^ (1 << (index & 7)) : byte)))
}

// The numbers of a signature lie in a frame (ASN.1) that may be written in more than one way.
const skipped = { authenticatorData: 0, clientDataJSON: 0, signature: 8 }

async function judged(given: object, challenge: string): Promise<boolean> {
  const response = readAssertion(JSON.stringify(given))
  const signed = response && (await verifyAssertion(response, { challenge, publicKey, relyingParty }))
  return signed?.userVerified === true
}

describe('what a finger signed', () => {
  test('with any bit of it changed, it signs nothing', async () => {
    expect(await judged(assertion, signs)).toBe(true)
    const parts = fc.constantFrom('authenticatorData' as const, 'clientDataJSON' as const, 'signature' as const)
    await fc.assert(
      fc.asyncProperty(parts, fc.nat(), async (part, at) => {
        const response = { ...assertion.response, [part]: flipped(assertion.response[part], at, skipped[part]) }
        expect(await judged({ ...assertion, response }, signs)).toBe(false)
      }),
    )
  })

  test('over other words, it says nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (at) => {
        const words = approval.slice(0, at % approval.length) + '~' + approval.slice((at % approval.length) + 1)
        expect(await judged(assertion, biometricChallenge(words))).toBe(false)
      }),
    )
  })
})
