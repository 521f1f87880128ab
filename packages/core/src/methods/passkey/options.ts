import { fullName } from '../../names/index.ts'
import type { Context } from '../../context/index.ts'
import type { Account, Passkey } from '../../ports/index.ts'
import { challengeSeconds, newChallenge } from '../../webauthn/challenge.ts'
import { relyingParty, userHandle } from '../../webauthn/relying-party.ts'
import { algorithms } from '../../webauthn/verify.ts'

type Needs = Pick<Context, 'random' | 'now' | 'keyRing' | 'settings'>

/** A passkey as browsers are told of it. */
interface Descriptor {
  readonly type: 'public-key'
  readonly id: string
  readonly transports: readonly string[]
}

/**
 * What a browser is asked to make, as JSON. @see
 * https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson
 */
export interface CreationOptions {
  readonly rp: { readonly id: string; readonly name: string }
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly challenge: string
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[]
  readonly timeout: number
  readonly excludeCredentials: readonly Descriptor[]
  readonly authenticatorSelection: { readonly residentKey: 'preferred'; readonly userVerification: 'preferred' }
  readonly attestation: 'none'
  readonly extensions: { readonly credProps: true }
}

/**
 * What a browser is asked to sign, as JSON. @see
 * https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson
 */
export interface RequestOptions {
  readonly rpId: string
  readonly challenge: string
  readonly timeout: number
  readonly allowCredentials: readonly Descriptor[]
  readonly userVerification: 'required' | 'preferred'
}

/**
 * Asks for a new passkey of an account. @param options `subject`: the challenge's; `passkeys`: those it has,
 * so that no authenticator makes a second one.
 */
export async function creationOptions(
  context: Needs,
  options: { readonly account: Account; readonly passkeys: readonly Passkey[]; readonly subject: string },
): Promise<CreationOptions> {
  const { account, passkeys, subject } = options
  const { id, name } = relyingParty(context.settings)
  return {
    rp: { id, name },
    user: {
      id: userHandle(account.id),
      ...userNames(account),
    },
    challenge: await newChallenge(context, subject),
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: challengeSeconds * 1000,
    excludeCredentials: passkeys.map(descriptor),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    attestation: 'none',
    extensions: { credProps: true },
  }
}

/** What authenticators show of an account, now. */
export function userNames(account: Account): { readonly name: string; readonly displayName: string } {
  return { name: account.email, displayName: fullName(account) }
}

/**
 * Asks for a signature.
 * @param options `subject`: the challenge's; `passkeys`: those that will do, none: whichever the person has
 * here, who is then to be verified by it.
 */
export async function requestOptions(
  context: Needs,
  options: { readonly subject: string; readonly passkeys: readonly Passkey[] },
): Promise<RequestOptions> {
  return {
    rpId: relyingParty(context.settings).id,
    challenge: await newChallenge(context, options.subject),
    timeout: challengeSeconds * 1000,
    allowCredentials: options.passkeys.map(descriptor),
    userVerification: options.passkeys.length === 0 ? 'required' : 'preferred',
  }
}

function descriptor({ credentialId, transports }: Passkey): Descriptor {
  return { type: 'public-key', id: credentialId, transports }
}
