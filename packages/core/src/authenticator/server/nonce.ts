import type { Context } from '../../context/index.ts'
import { equal, toBase64url } from '../bytes.ts'
import { rules } from './rules.ts'

/**
 * A fresh nonce for the device channel (RFC 9449 §8 style): the server's time, authenticated. Stateless,
 * since what makes a message single-use is its `jti`; the nonce only dates it by the server's clock instead
 * of the phone's.
 * @returns `<seconds in base 36>.<base64url of 16 bytes>`.
 */
export async function newNonce(context: Pick<Context, 'keyRing' | 'now'>): Promise<string> {
  return nonceOf(context, context.now)
}

/** When a nonce of ours ends, in seconds; null when it isn't ours or has ended. */
export async function nonceEnd(context: Pick<Context, 'keyRing' | 'now'>, nonce: string): Promise<number | null> {
  const issuedAt = Number.parseInt(nonce.split('.')[0] ?? '', 36)
  const end = issuedAt + rules.nonceSeconds
  // Servers' clocks may differ by 60 s: a nonce from another one's near future is good.
  const dated = context.now < end && issuedAt <= context.now + 60
  return equal(nonce, await nonceOf(context, issuedAt)) && dated ? end : null
}

async function nonceOf({ keyRing }: Pick<Context, 'keyRing'>, issuedAt: number): Promise<string> {
  const time = issuedAt.toString(36)
  const mac = await keyRing.mac('device-nonce', time)
  return `${time}.${toBase64url(mac.slice(0, 16))}`
}
