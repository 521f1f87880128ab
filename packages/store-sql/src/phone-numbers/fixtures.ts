import type { PhoneNumber, PhoneNumbersPort, SentCode, SentCodesPort, SignIn, Store } from '@laissez-passer/core/ports'
import { entry, fresh, message, now } from '../contract/fixtures.ts'

/** A phone number as an account has it, with defaults. */
export function phone(accountId: string, options: Partial<PhoneNumber> = {}): PhoneNumber {
  return {
    id: fresh('phone', accountId),
    accountId,
    numberKey: fresh('number'),
    sealedNumber: 'k1.c2VhbGVk',
    name: '+32 ••• •• 12',
    createdAt: now,
    lastUsedAt: null,
    ...options,
  }
}

/** A code for a number that waits, or for a sign-in. */
export function sentCode(accountId: string, options: Partial<SentCode> = {}): SentCode {
  return {
    id: fresh('sent-code', accountId),
    accountId,
    signInIdHash: null,
    phoneId: null,
    mac: fresh('mac'),
    createdAt: now,
    expiresAt: now + 600,
    ...options,
  }
}

/** Keeps a number that waits. @returns the code that confirms it. */
export async function opened(store: Store, number: PhoneNumber, options: Partial<SentCode> = {}): Promise<SentCode> {
  const code = sentCode(number.accountId, { phoneId: number.id, ...options })
  await store.phoneNumbers.open({ phone: number, expiresAt: now + 900, code, message: message({ kind: 'sms' }) })
  return code
}

/** What confirms a number. */
export const confirming = (number: PhoneNumber, code: SentCode): Parameters<PhoneNumbersPort['confirm']>[0] => ({
  id: number.id,
  accountId: number.accountId,
  codeId: code.id,
  limit: 5,
  now,
  messages: [],
  activity: entry(number.accountId),
})

/** Adds a confirmed number to an account. */
export async function withPhone(
  store: Store,
  accountId: string,
  options: Partial<PhoneNumber> = {},
): Promise<PhoneNumber> {
  const number = phone(accountId, options)
  const code = await opened(store, number)
  await store.phoneNumbers.confirm(confirming(number, code))
  return number
}

/** The changes that a correct code makes: the proof, and when the number was last used. */
export const accepting = (code: SentCode, { idHash }: SignIn): Parameters<SentCodesPort['accept']>[0] => ({
  id: code.id,
  signInIdHash: idHash,
  proof: { method: 'sms', at: now, credentialId: code.phoneId },
  clearThrottle: [],
  now,
})
