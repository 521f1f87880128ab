import { activityEntry } from '../../context/activity.ts'
import { auditEntry } from '../../context/audit.ts'
import type { Context } from '../../context/index.ts'
import type { AccountKey, Actor } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { readSerial } from './read.ts'

/**
 * Takes a device away from a person, or from the stock: its secret is destroyed. A mail says so to whoever
 * had it. For operators: it trusts its caller.
 * @param context the use case's.
 * @param input `serial`: as it stands on the device; `owner`: whose it is; null: nobody's yet; `by`,
 * `reason`: for the audit log.
 * @returns its name; `unknown-token`: there is none under this number; `ambiguous`: there are several;
 * `owner-unknown`: no such account.
 */
export async function revokeToken(
  context: Context,
  input: {
    readonly serial: string
    readonly owner: AccountKey | null
    readonly by: Actor
    readonly reason: string | null
  },
): Promise<
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: 'unknown-token' | 'ambiguous' | 'owner-unknown' }
> {
  const { now, store } = context
  const serial = readSerial(input.serial)
  if (input.owner === null) {
    const [device, ...more] = await store.codeTokens.inStock({ serial, limit: 2 })
    if (!device) return { ok: false, reason: 'unknown-token' }
    if (more.length > 0) return { ok: false, reason: 'ambiguous' }
    const { by, reason } = input
    // Nobody's activity tells of it.
    const audit = [await auditEntry(context, { kind: 'token-discarded', by, reason })]
    const gone = await store.codeTokens.discard(device.id, { now, audit })
    return gone ? { ok: true, name: device.name } : { ok: false, reason: 'unknown-token' }
  }
  const account = await store.accounts.find(input.owner)
  if (account === null) return { ok: false, reason: 'owner-unknown' }
  const [token, ...more] = (await store.codeTokens.list(account.id)).filter((each) => each.serial === serial)
  if (!token) return { ok: false, reason: 'unknown-token' }
  if (more.length > 0) return { ok: false, reason: 'ambiguous' }
  const { by, reason } = input
  const details = { device: token.name }
  const removed = await store.codeTokens.remove({
    id: token.id,
    accountId: account.id,
    now,
    messages: [await accountMail(context, account, { template: 'token-removed', params: details })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'token-removed', details, by, reason }),
  })
  return removed ? { ok: true, name: token.name } : { ok: false, reason: 'unknown-token' }
}
