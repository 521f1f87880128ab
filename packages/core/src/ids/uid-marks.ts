import * as base64url from 'jose/base64url'
import type { KeyRing } from '../ports/index.ts'

/**
 * What stands for a unique identifier that is never given again: HMACs of it, under every key, today's
 * first. Without a key nobody tries out which identifiers they stand for.
 * @param context `keyRing` is used.
 * @param uid as accounts have it.
 */
export async function uidMarks(
  { keyRing }: { readonly keyRing: KeyRing },
  uid: string,
): Promise<readonly [string, ...string[]]> {
  const [today, ...earlier] = await keyRing.macs('retired uid', uid)
  // A key ring has one key at least.
  const first = today ?? (await keyRing.mac('retired uid', uid))
  return [base64url.encode(first), ...earlier.map((mac) => base64url.encode(mac))]
}
