import { createHash, timingSafeEqual } from 'node:crypto'
import type { node } from '@laissez-passer/runtime/node'
import type { KeptShare, ShareKey } from '../store/shares.ts'

/** What secrets of links need of a runtime. */
export type SecretsRuntime = Pick<ReturnType<typeof node>, 'hasher' | 'keyRing' | 'random'>

/** Makes and reads what keeps links to those who were given them. */
export interface ShareSecrets {
  /** A new link's token, 192 bits, with what is kept of it. */
  newToken(key: ShareKey): Promise<{ readonly token: string; readonly tokenHash: string; readonly sealedToken: string }>
  /** The token again, for its owner; null where the key that sealed it isn't here any more. */
  tokenOf(share: Pick<KeptShare, 'owner' | 'id' | 'sealedToken'>): Promise<string | null>
  hashPassword(password: string, options: { readonly from: string }): Promise<string>
  isPassword(
    password: string,
    share: Pick<KeptShare, 'passwordHash'>,
    options: { readonly from: string },
  ): Promise<boolean>
  /** What a browser keeps that gave the right password: good for this link and this password, until then. */
  proofOf(share: KeptShare, options: { readonly until: number }): Promise<string>
  isProof(proof: string | undefined, share: KeptShare, options: { readonly now: number }): Promise<boolean>
}

/** What is kept of a token. It is random, so that a plain hash can't be turned back. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Whether a text could be a token: nobody asks the database for anything else. */
export const isToken = (text: string): boolean => /^[\w-]{32}$/.test(text)

const context = ({ owner, id }: ShareKey): string => `share ${owner} ${id}`
const purpose = 'share-password'

/**
 * Secrets of links, by keys that aren't in the database.
 *
 * @param load - asked when the first link needs it: most processes' first requests don't
 */
export function shareSecrets(load: () => Promise<SecretsRuntime>): ShareSecrets {
  // Never its loading: on Workers that stops with the request that began it.
  let loaded: SecretsRuntime | undefined
  async function runtime(): Promise<SecretsRuntime> {
    if (loaded !== undefined) return loaded
    const mine = await load()
    // Of those who load it at the same time all take the first, whose passwords stand in one queue.
    return (loaded ??= mine)
  }
  const saying = ({ owner, id, passwordHash }: KeptShare, until: string): string =>
    JSON.stringify([owner, id, passwordHash, until])
  return {
    newToken: async (key) => {
      const { keyRing, random } = await runtime()
      const token = Buffer.from(random(24)).toString('base64url')
      return {
        token,
        tokenHash: hashOfToken(token),
        sealedToken: await keyRing.seal(new TextEncoder().encode(token), context(key)),
      }
    },
    tokenOf: async (share) => {
      const { keyRing } = await runtime()
      const opened = await keyRing.open(share.sealedToken, context(share)).catch(() => null)
      return opened && new TextDecoder().decode(opened)
    },
    hashPassword: async (password, turn) => (await runtime()).hasher.hash(password, turn),
    isPassword: async (password, { passwordHash }, turn) =>
      passwordHash !== null && (await (await runtime()).hasher.verify(password, passwordHash, turn)).ok,
    proofOf: async (share, { until }) => {
      const mac = await (await runtime()).keyRing.mac(purpose, saying(share, String(until)))
      return `${until}.${Buffer.from(mac).toString('base64url')}`
    },
    isProof: async (proof, share, { now }) => {
      const [, until = '', given = ''] = /^(\d{1,12})\.([\w-]{43})$/.exec(proof ?? '') ?? []
      if (Number(until) <= now) return false
      const said = Buffer.from(given, 'base64url')
      const macs = await (await runtime()).keyRing.macs(purpose, saying(share, until))
      return macs.some((mac) => mac.length === said.length && timingSafeEqual(mac, said))
    },
  }
}
