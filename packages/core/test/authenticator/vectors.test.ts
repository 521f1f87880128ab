import { describe, expect, test } from 'vitest'
import { biometricChallenge, newBiometricsChallenge } from '../../src/authenticator/biometrics.ts'
import { fromBase64url, fromHex, hash, toHex } from '../../src/authenticator/bytes.ts'
import { enrolmentProof, pinCheckKey, pinKeyBytes } from '../../src/authenticator/derivations.ts'
import { readPublicJwk, thumbprint } from '../../src/authenticator/jwk.ts'
import { parseLink } from '../../src/authenticator/links.ts'
import { verifyMessage } from '../../src/authenticator/message.ts'
import { outputOf } from '../../src/authenticator/oprf.ts'
import { qrResponse } from '../../src/authenticator/qr-response.ts'
import { readAssertion, readRegistration } from '../../src/webauthn/responses.ts'
import { verifyAssertion, verifyRegistration } from '../../src/webauthn/verify.ts'
import vectors from '../vectors/authenticator-v1.json' with { type: 'json' }

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()
const publicPart = ({ d: _, ...jwk }: (typeof vectors.keys)['presence']) => {
  const key = readPublicJwk(jwk)
  if (!key) throw new Error('no key')
  return key
}

describe('published vectors, version 1', () => {
  test('PIN, OPRF output, PIN check and K_pin', () => {
    const y = outputOf(bytes(vectors.pin.oprfKey), vectors.pin.pin)
    expect(toHex(y)).toBe(vectors.pin.output)
    expect(toHex(pinCheckKey(y))).toBe(vectors.pin.pinCheck)
    expect(toHex(pinKeyBytes(y))).toBe(vectors.pin.pinKey)
  })

  test('thumbprints, proof, body hash, code, link', async () => {
    const { keys, thumbprints, enrolment, pin, body, code } = vectors
    for (const role of ['presence', 'approval', 'provider'] as const)
      expect(await thumbprint(publicPart(keys[role]))).toBe(thumbprints[role])
    expect(
      enrolmentProof(bytes(pin.pinCheck), { id: enrolment.id, p: thumbprints.presence, d: thumbprints.approval }),
    ).toBe(enrolment.proof)
    expect(hash(body.text)).toBe(body.bh)
    expect(qrResponse(bytes(code.secret), code.challenge)).toBe(code.code)
    expect(parseLink(enrolment.link)).toEqual({
      kind: 'initialise',
      issuer: 'https://id.example.eu',
      id: enrolment.id,
      secret: enrolment.secret,
    })
  })

  test('one message of each type', async () => {
    const { deviceId, enrolment, keys, messages } = vectors
    const origin = 'https://id.example.eu'
    for (const [type, issuer, audience, key] of [
      ['lp-device+jwt', deviceId, origin, publicPart(keys.presence)],
      ['lp-enrol+jwt', enrolment.id, origin, 'embedded'],
      ['lp-unlocked+jwt', deviceId, origin, publicPart(keys.approval)],
      ['lp-pin-change+jwt', deviceId, origin, publicPart(keys.approval)],
      ['lp-pin-changed+jwt', deviceId, origin, publicPart(keys.approval)],
      ['lp-pin-reset+jwt', deviceId, origin, 'embedded'],
      ['lp-biometrics+jwt', deviceId, origin, publicPart(keys.approval)],
      ['lp-approval+jwt', deviceId, origin, publicPart(keys.approval)],
      ['lp-keep+jwt', deviceId, origin, publicPart(keys.approval)],
      ['lp-request+jwt', origin, deviceId, publicPart(keys.provider)],
      ['lp-removal+jwt', origin, deviceId, publicPart(keys.provider)],
      ['lp-code+jwt', origin, 'authenticator', publicPart(keys.provider)],
      ['lp-keys+jwt', origin, 'authenticator', publicPart(keys.provider)],
    ] as const)
      expect(await verifyMessage(type, messages[type], { issuer, audience, key }), type).not.toBeNull()
  })

  test('biometrics: B made over a try, D’s word for it, P’s approval and B’s signature over that', async () => {
    const { biometrics, deviceId, keys, messages } = vectors
    const { approval, assertion, credential, madeOver, publicKey, signs } = biometrics
    const app = { id: 'app.example.eu', name: 'Example ID', origin: biometrics.origin }
    const made = readRegistration(JSON.stringify(credential))
    const attested = fromBase64url(credential.response.attestationObject)
    if (!made || !attested) throw new Error('no credential')
    expect(newBiometricsChallenge({ deviceId, tryId: biometrics.try })).toBe(madeOver)
    const registration = { challenge: madeOver, relyingParty: app, verified: true }
    expect(await verifyRegistration(made.response, registration)).toMatchObject({
      credentialId: credential.id,
      publicKey,
    })
    const from = { issuer: deviceId, audience: 'https://id.example.eu' }
    const told = await verifyMessage('lp-biometrics+jwt', messages['lp-biometrics+jwt'], {
      ...from,
      key: publicPart(keys.approval),
    })
    expect(told?.claims).toMatchObject({ try: biometrics.try, b: hash(attested) })
    expect(await verifyMessage('lp-approval+jwt', approval, { ...from, key: publicPart(keys.presence) })).not.toBeNull()
    expect(biometricChallenge(approval)).toBe(signs)
    const signed = readAssertion(JSON.stringify(assertion))
    expect(signed && (await verifyAssertion(signed, { challenge: signs, publicKey, relyingParty: app }))).toMatchObject(
      {
        userVerified: true,
      },
    )
  })
})
