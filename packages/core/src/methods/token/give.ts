import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { AccountKey, Actor } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { isOutlived } from './outlived.ts'
import { readSerial } from './read.ts'
import { tokenRules } from './rules.ts'

/**
 * Gives a device that nobody has to a person; a mail says so. For operators: it trusts its caller.
 * @param context the use case's.
 * @param input `serial`: as it stands on the device; `owner`: whose it will be; `by`, `reason`: which
 * operator, and why.
 * @returns its name; `unknown-token`: none waits under this number; `ambiguous`: several do; `owner-unknown`:
 * no such active account; `too-many` tokens; `outlived`: it may not be used any more.
 */
export async function giveToken(
  context: Context,
  input: {
    readonly serial: string
    readonly owner: AccountKey
    readonly by: Actor
    readonly reason: string | null
  },
): Promise<
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: 'unknown-token' | 'ambiguous' | 'owner-unknown' | 'too-many' | 'outlived' }
> {
  const { now, store } = context
  const { by, reason } = input
  const [device, ...more] = await store.codeTokens.inStock({ serial: readSerial(input.serial), limit: 2 })
  if (!device) return { ok: false, reason: 'unknown-token' }
  if (more.length > 0) return { ok: false, reason: 'ambiguous' }
  if (isOutlived(device, now)) return { ok: false, reason: 'outlived' }
  const account = await store.accounts.find(input.owner)
  if (account?.status !== 'active') return { ok: false, reason: 'owner-unknown' }
  const { name } = device
  const assigned = await store.codeTokens.assign({
    token: {
      ...device,
      accountId: account.id,
      origin: 'device',
      resyncFrom: null,
      resyncUntil: null,
      createdAt: now,
      expiresAt: null,
      lastSeenAt: null,
    },
    limit: tokenRules.perAccount,
    now,
    messages: [await accountMail(context, account, { template: 'token-added', params: { device: name } })],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'token-added',
      details: { device: name },
      by,
      reason,
    }),
  })
  if (assigned.ok) return { ok: true, name }
  return { ok: false, reason: assigned.reason === 'too-many' ? 'too-many' : 'unknown-token' }
}
