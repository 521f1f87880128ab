import type { Context } from '../context/index.ts'
import type { Seconds } from '../ports/index.ts'

/** What a sealed link holds: the ids it is about, and until when it works. */
export interface SealedLink {
  readonly ids: readonly string[]
  readonly until: Seconds
}

/**
 * A token for a link in a mail that needs no row before it is used: sealed by the key ring, each one
 * different, good for one purpose.
 * @param context `keyRing` is used.
 * @param link `purpose`: what it opens; `ids`: of the account and the like; `until`: Unix seconds.
 */
export async function sealLink(
  { keyRing }: Pick<Context, 'keyRing'>,
  { purpose, ids, until }: SealedLink & { readonly purpose: string },
): Promise<string> {
  return keyRing.seal(new TextEncoder().encode(JSON.stringify([until, ...ids])), purpose)
}

/**
 * Reads such a token.
 * @returns its ids; null when it isn't ours, was altered, is for something else, or past its time.
 */
export async function openLink(
  { keyRing, now }: Pick<Context, 'keyRing' | 'now'>,
  { purpose, token }: { readonly purpose: string; readonly token: string },
): Promise<readonly string[] | null> {
  try {
    const words: unknown = JSON.parse(new TextDecoder().decode(await keyRing.open(token, purpose)))
    if (!Array.isArray(words)) return null
    const [until, ...ids]: readonly unknown[] = words
    return typeof until === 'number' && until > now ? ids.filter((id) => typeof id === 'string') : null
  } catch {
    return null
  }
}
