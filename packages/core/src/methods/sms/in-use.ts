import type { Context } from '../../context/index.ts'
import type { Seconds } from '../../ports/index.ts'
import { phoneRules } from './rules.ts'

/** Name of the method that sends codes by text message, in forms and proofs. */
export const smsMethod = 'sms'

/**
 * Whether text messages are a way to sign in here, now: the provider has the method, and it isn't retired.
 */
export function textsInUse({ methods }: Pick<Context, 'methods'>): boolean {
  return methods.some(({ name }) => name === smsMethod)
}

/**
 * When text messages end, where people are to be told: from 30 days before.
 * @returns null: there is nothing to tell.
 */
export function textsEndAt({ now, settings }: Pick<Context, 'settings' | 'now'>): Seconds | null {
  const at = settings.smsRetiredAt
  return at !== null && at - now <= phoneRules.noticeSeconds ? at : null
}
