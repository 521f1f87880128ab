import type { VapidKeys } from '@laissez-passer/delivery/web-push'
import * as z from 'zod'
import type { Settings } from './settings/settings.ts'

const keys = z.object({ publicKey: z.string().min(80), privateKey: z.string().min(40) })

/** The keys by which push services know this provider, from JSON; null where it holds none. */
export function vapidKeys(json: string): VapidKeys | null {
  try {
    return keys.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

/** Where a push service's operator reaches us (RFC 8292 §2.1). */
export function pushContact({ LOGIN_ORIGIN, MAIL_FROM }: Pick<Settings, 'LOGIN_ORIGIN' | 'MAIL_FROM'>): string {
  const address = /[^\s<>]+@[^\s<>]+/.exec(MAIL_FROM ?? '')?.[0]
  return address === undefined ? LOGIN_ORIGIN : `mailto:${address}`
}
