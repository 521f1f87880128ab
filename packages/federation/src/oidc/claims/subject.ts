import type { Account, KeyRing, SigningKey } from '@laissez-passer/core/ports'
import { base64url } from 'jose'
import type { OidcService } from '../../services/index.ts'
import type { OidcContext } from '../provider.ts'
import { isSelfRegistered } from '../registration/stored.ts'

type Person = Pick<Account, 'uid'>
type Needs = Pick<OidcContext, 'keyRing' | 'now' | 'random' | 'store'>

/**
 * What a relying party knows a person by: the unique identifier, or where it is registered with
 * `subjectType: pairwise` a name that no other sector is told. The same for ever, wherever it is said.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#PairwiseAlg
 */
export async function subjectOf(
  context: Needs,
  {
    account,
    service,
  }: {
    readonly account: Person
    readonly service: OidcService
  },
): Promise<string> {
  if (service.subjectType !== 'pairwise') return account.uid
  const mac = await crypto.subtle.sign(
    'HMAC',
    await saltOf(context),
    new TextEncoder().encode(JSON.stringify([sectorOf(service), account.uid])),
  )
  return base64url.encode(new Uint8Array(mac))
}

/**
 * Whose relying parties are told the same name of a person (Core §8.1). One that registered itself is told
 * names of its own: the host in its redirect URIs is one that it named, and may be another one tomorrow.
 */
export function sectorOf({
  clientId,
  redirectUris,
  sectorIdentifier,
}: Pick<OidcService, 'clientId' | 'redirectUris' | 'sectorIdentifier'>): string {
  if (isSelfRegistered(clientId)) return clientId
  return sectorIdentifier ?? new URL(redirectUris[0] ?? '').hostname
}

/**
 * Salts by the store that keeps them and the ring that opens them: read once a process. Never the reading: on
 * Workers that stops with the request that began it, and whoever shared it would wait for ever.
 */
const salts = new WeakMap<object, WeakMap<KeyRing, CryptoKey>>()

async function saltOf(context: Needs): Promise<CryptoKey> {
  const { keyRing, store } = context
  const ofStore = salts.get(store.signingKeys) ?? new WeakMap<KeyRing, CryptoKey>()
  salts.set(store.signingKeys, ofStore)
  const salt = ofStore.get(keyRing) ?? (await readSalt(context))
  ofStore.set(keyRing, salt)
  return salt
}

const context = 'pairwise-salt'

/**
 * Kept as a key is, and never rotated: with another salt everybody would be somebody else. The first who asks
 * makes it; of parallel first ones one wins.
 */
async function readSalt({ keyRing, now, random, store }: Needs): Promise<CryptoKey> {
  let [kept] = await store.signingKeys.list('pairwise')
  if (kept === undefined) {
    const made: SigningKey = {
      kid: base64url.encode(random(16)),
      purpose: 'pairwise',
      publicJwk: '{}',
      sealedPrivateJwk: await keyRing.seal(random(32), context),
      createdAt: now,
      signsFrom: now,
    }
    kept = (await store.signingKeys.initialise('pairwise', [made]))[0] ?? made
  }
  const bytes = await keyRing.open(kept.sealedPrivateJwk, context)
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}
