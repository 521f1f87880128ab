import type { SigningKey } from '@laissez-passer/core/ports'
import { makeSigningKey, type OidcProvider } from '../../src/oidc/index.ts'
import { signingAlgorithms } from '../../src/signing-algorithms.ts'

let made: Promise<readonly SigningKey[]> | undefined

/**
 * Keys that sign in every provider of this process: to make an RSA key is most of what a test of a token
 * costs. Tests whose subject are keys let their provider make its own.
 *
 * @param context with the secret key that all of them have
 */
export function sharedSigningKeys(context: Pick<OidcProvider, 'keyRing'>): Promise<readonly SigningKey[]> {
  made ??= Promise.all(
    signingAlgorithms.map((algorithm) => makeSigningKey({ ...context, now: 0 }, { algorithm, signsFrom: 0 })),
  )
  return made
}
