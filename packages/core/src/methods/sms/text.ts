import * as base64url from 'jose/base64url'
import type { Context } from '../../context/index.ts'
import { composeMessage, senderParams } from '../../messages/index.ts'
import { openNumber } from '../../messages/sealed-number.ts'
import type { Account, KeyRing, OutboxMessage, PhoneNumber } from '../../ports/index.ts'

/** Keyed hash of a number, by which the same number is recognised. */
export async function numberKeyOf(keyRing: Pick<KeyRing, 'mac'>, number: string): Promise<string> {
  return base64url.encode(await keyRing.mac('phone-number', number))
}

/**
 * A text message with a code, to be written together with the code. Its last line binds it to our own site,
 * so that phones fill it in there and nowhere else.
 * @param context `random`, `keyRing`, `now` and `settings` are used.
 * @param message `template`: `text-sign-in` or `text-new-phone`, so that a code for one can't be begged for
 * as the other.
 * @see https://wicg.github.io/sms-one-time-codes/
 */
export async function codeText(
  context: Pick<Context, 'random' | 'keyRing' | 'now' | 'settings'>,
  {
    account,
    phone,
    digits,
    template,
  }: {
    readonly account: Pick<Account, 'id' | 'language'>
    readonly phone: Pick<PhoneNumber, 'id' | 'sealedNumber'>
    readonly digits: string
    readonly template: 'text-sign-in' | 'text-new-phone'
  },
): Promise<OutboxMessage> {
  const { keyRing, settings } = context
  const number = await openNumber(keyRing, phone)
  const { hostname: host } = new URL(settings.origin)
  return composeMessage(context, {
    accountId: account.id,
    kind: 'sms',
    to: number,
    template,
    language: account.language,
    params: { ...senderParams(settings), host, code: digits },
  })
}
