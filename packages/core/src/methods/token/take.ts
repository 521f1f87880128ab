import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Invalid, Throttled } from '../../errors.ts'
import type { StockToken } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { driftAt } from './judge-token.ts'
import { findNothing, findPair, readPair, type TypedPair } from './pair.ts'
import { isOutlived } from './outlived.ts'
import { checkName, readSerial } from './read.ts'
import { tokenRules } from './rules.ts'
import { openSecret } from './secret.ts'
import { spendPair } from './tries.ts'

/** Makers number by themselves: as many devices may have one serial number. */
const sameSerial = 5
const wrong: Invalid = { ok: false, reason: 'invalid', issues: [{ field: 'serial', code: 'unknown-token' }] }

/**
 * Takes a device that an operator imported for nobody in particular: its serial number says which, two codes
 * in a row that it is in these hands. A mail says so; both codes are spent. Devices that answer challenges
 * are given out by operators only.
 * @param context the use case's.
 * @param input `fresh`: whose; `serial`: as it stands on the device; `code`, `nextCode`: as typed; `name`: 50
 * characters at most, empty: maker and serial number.
 * @returns `invalid` with issues for `serial` (`required`; `unknown-token`: no such device, or not its codes:
 * it isn't told which), `code`, `nextCode` (`required`, `incomplete`, `same-code`), `name` (`too-long`,
 * `unsupported-characters`); `too-many` tokens; `throttled`.
 */
export async function takeToken(
  context: Context,
  input: { readonly fresh: FreshSession; readonly serial: string; readonly name: string } & TypedPair,
): Promise<
  | { readonly ok: true; readonly name: string }
  | Invalid
  | Throttled
  | { readonly ok: false; readonly reason: 'too-many' }
> {
  const { now, store } = context
  const { account } = input.fresh
  const serial = readSerial(input.serial)
  const named = checkName(input.name)
  const { codes, issues: wrongCodes } = readPair(input)
  const issues = [
    ...(serial === '' ? [{ field: 'serial', code: 'required' }] : []),
    ...wrongCodes,
    ...named.issues.filter(({ code }) => code !== 'required'),
  ]
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  if ((await store.codeTokens.list(account.id)).length >= tokenRules.perAccount)
    return { ok: false, reason: 'too-many' }
  const throttled = await spendPair(context, account.id)
  if (throttled) return throttled
  const found = await findDevice(context, { serial, codes })
  if (!found) return wrong
  const { counter, device } = found
  const name = named.name || device.name
  const assigned = await store.codeTokens.assign({
    token: {
      ...device,
      accountId: account.id,
      origin: 'device',
      name,
      countFrom: counter + 2,
      driftSeconds: driftAt(device, { counter: counter + 1, now }),
      resyncFrom: null,
      resyncUntil: null,
      createdAt: now,
      expiresAt: null,
      lastSeenAt: null,
    },
    limit: tokenRules.perAccount,
    now,
    messages: [await accountMail(context, account, { template: 'token-added', params: { device: name } })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'token-added', details: { device: name } }),
  })
  if (assigned.ok) return { ok: true, name }
  return assigned.reason === 'too-many' ? { ok: false, reason: 'too-many' } : wrong
}

/** The device with this serial number that shows these codes. */
async function findDevice(
  { keyRing, now, store }: Context,
  { codes, serial }: { readonly codes: readonly [string, string]; readonly serial: string },
): Promise<{ readonly device: StockToken; readonly counter: number } | null> {
  const devices = await store.codeTokens.inStock({ serial, limit: sameSerial })
  const showing = devices.filter((device) => device.kind !== 'ocra' && !isOutlived(device, now))
  if (showing.length === 0) findNothing(codes)
  for (const device of showing) {
    const counter = findPair(await openSecret(keyRing, device), { token: device, codes, now })
    if (counter !== null) return { device, counter }
  }
  return null
}
