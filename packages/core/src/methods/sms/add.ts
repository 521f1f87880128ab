import { activityEntry } from '../../context/activity.ts'
import type { Context, Visitor } from '../../context/index.ts'
import type { Invalid, Throttled } from '../../errors.ts'
import { newId } from '../../ids/index.ts'
import type { Account, PhoneNumber, Seconds } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { isRightCode, newSentCode, readSentCode } from '../../sent-codes/code.ts'
import { sentCodeRules } from '../../sent-codes/rules.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { textsInUse } from './in-use.ts'
import { spendText } from './limits.ts'
import { type PhoneNumberParser, readPhoneNumber } from './number.ts'
import { phoneRules } from './rules.ts'
import { sealNumber } from '../../messages/sealed-number.ts'
import { codeText, numberKeyOf } from './text.ts'

/** A number that waits for its code. */
export interface WaitingPhoneNumber {
  readonly id: string
  /** As it may be shown. */
  readonly name: string
  /** When its code ends; null: it is used up or too old, another is to be asked for. */
  readonly expiresAt: Seconds | null
  /** Tries left on its code, of how many. */
  readonly left: number
  readonly tries: number
}

/** Text messages are no way to sign in (any more). */
export interface NotInUse {
  readonly ok: false
  readonly reason: 'not-in-use'
}

/**
 * Begins to add a phone number: a code goes there by text message.
 *
 * @param context the use case's.
 * @param input `fresh`: whose; `number`: as typed, with its country code; `parse`: knows the numbers of all
 * countries; `visitor`.
 * @returns the number; `invalid` with an issue for `number` (`required`, `country-code`, `not-mobile`,
 * `country`, `taken`), nothing sent; `too-many` numbers; `throttled` when too many messages were asked for;
 * `not-in-use`.
 */
export async function startPhone(
  context: Context,
  input: {
    readonly fresh: FreshSession
    readonly number: string
    readonly parse: PhoneNumberParser
    readonly visitor: Pick<Visitor, 'address'>
  },
): Promise<
  | { readonly ok: true; readonly id: string }
  | Invalid
  | Throttled
  | NotInUse
  | { readonly ok: false; readonly reason: 'too-many' }
> {
  const { keyRing, now, random, settings, store } = context
  const { fresh, parse, visitor } = input
  const { account } = fresh
  if (!textsInUse(context)) return { ok: false, reason: 'not-in-use' }
  const read = readPhoneNumber(input.number, { countries: settings.smsCountries, parse })
  if (!read.ok) return invalid('number', read.code)
  const [phones, numberKey] = await Promise.all([
    store.phoneNumbers.list(account.id),
    numberKeyOf(keyRing, read.number),
  ])
  if (phones.some((phone) => phone.numberKey === numberKey)) return invalid('number', 'taken')
  if (phones.length >= phoneRules.perAccount) return { ok: false, reason: 'too-many' }
  const throttled = await spendText(context, { numberKey, isNew: true, accountId: account.id, visitor })
  if (throttled) return throttled
  const id = newId(random, account.id)
  const phone: PhoneNumber = {
    id,
    accountId: account.id,
    numberKey,
    sealedNumber: await sealNumber(keyRing, { id, number: read.number }),
    name: read.masked,
    createdAt: now,
    lastUsedAt: null,
  }
  const { code, digits } = await newSentCode(context, { accountId: account.id, signInIdHash: null, phoneId: id })
  await store.phoneNumbers.open({
    phone,
    expiresAt: now + phoneRules.waitSeconds,
    code,
    message: await codeText(context, { account, phone, digits, template: 'text-new-phone' }),
  })
  return { ok: true, id }
}

/**
 * The number that waits for its code, to be shown to its person; null when it doesn't (any more). Writes
 * nothing.
 */
export async function viewPhone(
  { now, store }: Pick<Context, 'store' | 'now'>,
  { account, id }: { readonly account: Account; readonly id: string },
): Promise<WaitingPhoneNumber | null> {
  const found = await store.phoneNumbers.waiting({ id, accountId: account.id, now })
  if (!found) return null
  const { phone, waiting } = found
  const left = waiting ? Math.max(0, sentCodeRules.tries - waiting.tries) : 0
  return {
    id,
    name: phone.name,
    expiresAt: left > 0 ? (waiting?.code.expiresAt ?? null) : null,
    left,
    tries: sentCodeRules.tries,
  }
}

/**
 * Sends another code to the number that waits; the one before ends. Tries of the account go on being counted.
 * @param input `fresh`: whose; `id`: of the number; `visitor`.
 * @returns `unknown` when it doesn't wait (any more); `throttled`; `not-in-use`.
 */
export async function resendPhoneCode(
  context: Context,
  input: { readonly fresh: FreshSession; readonly id: string; readonly visitor: Pick<Visitor, 'address'> },
): Promise<{ readonly ok: true } | Throttled | NotInUse | { readonly ok: false; readonly reason: 'unknown' }> {
  const { now, store } = context
  const { fresh, id, visitor } = input
  const { account } = fresh
  if (!textsInUse(context)) return { ok: false, reason: 'not-in-use' }
  const found = await store.phoneNumbers.waiting({ id, accountId: account.id, now })
  if (!found) return { ok: false, reason: 'unknown' }
  const { phone } = found
  const { numberKey } = phone
  const throttled = await spendText(context, { numberKey, isNew: true, accountId: account.id, visitor })
  if (throttled) return throttled
  const { code, digits } = await newSentCode(context, { accountId: account.id, signInIdHash: null, phoneId: id })
  const message = await codeText(context, { account, phone, digits, template: 'text-new-phone' })
  await store.sentCodes.send({ code, message })
  return { ok: true }
}

/**
 * Confirms a number by its code; a mail says so.
 * @param input `fresh`: whose; `id`: of the number; `code`: as typed.
 * @returns `invalid` with an issue for `code` (`required`, `code-incomplete`, `wrong-code` with `left`,
 * `taken`); `unknown` when the number doesn't wait (any more); `over` when its code is used up or too old;
 * `too-many` numbers; `throttled`; `not-in-use`.
 */
export async function confirmPhone(
  context: Context,
  input: { readonly fresh: FreshSession; readonly id: string; readonly code: string },
): Promise<
  | { readonly ok: true; readonly name: string }
  | Invalid
  | Throttled
  | NotInUse
  | { readonly ok: false; readonly reason: 'unknown' | 'over' | 'too-many' }
> {
  const { now, store } = context
  const { fresh, id } = input
  const { account } = fresh
  if (!textsInUse(context)) return { ok: false, reason: 'not-in-use' }
  const found = await store.phoneNumbers.waiting({ id, accountId: account.id, now })
  if (!found) return { ok: false, reason: 'unknown' }
  const { phone, waiting } = found
  if (input.code.trim() === '') return invalid('code', 'required')
  const digits = readSentCode(input.code)
  if (digits === null) return invalid('code', 'code-incomplete')
  if (!waiting) return { ok: false, reason: 'over' }
  const { code } = waiting
  const { lockSeconds, tries, triesOfAccount } = sentCodeRules
  const rule = {
    key: `sent-code:new:${account.id}`,
    accountId: account.id,
    limit: triesOfAccount,
    lockSeconds,
    windowSeconds: lockSeconds,
  }
  const allowed = await store.throttle.spend([rule], { now })
  if (!allowed.ok) return { ok: false, reason: 'throttled', until: allowed.until }
  const spent = await store.sentCodes.spendTry({ id: code.id, accountId: account.id, limit: tries, now })
  if (!spent.ok) return { ok: false, reason: 'over' }
  if (!(await isRightCode(context, { code, digits }))) return invalid('code', 'wrong-code', { left: spent.left })
  const facts = { phone: phone.name }
  const confirmed = await store.phoneNumbers.confirm({
    id,
    accountId: account.id,
    codeId: code.id,
    limit: phoneRules.perAccount,
    now,
    messages: [await accountMail(context, account, { template: 'phone-added', params: facts })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'phone-added', details: facts }),
  })
  if (confirmed.ok) return { ok: true, name: phone.name }
  return confirmed.reason === 'taken' ? invalid('code', 'taken') : { ok: false, reason: confirmed.reason }
}

function invalid(field: string, code: string, params?: Readonly<Record<string, number>>): Invalid {
  return { ok: false, reason: 'invalid', issues: [{ field, code, ...(params ? { params } : {}) }] }
}
