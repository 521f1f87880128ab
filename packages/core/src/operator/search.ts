import { accepts, checkOptions, optional, type OptionRules } from '../options/index.ts'
import type { Context } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import type { Account, AccountsPage } from '../ports/index.ts'
import { typedText } from '../typed/index.ts'

/** An account as operators see it: all but its secrets. */
export type SeenAccount = Omit<Account, 'passwordHash'>

/** A page of them. */
export interface SeenPage {
  readonly ok: true
  readonly accounts: readonly SeenAccount[]
  /** For `after` of the next page; null: this is the last. */
  readonly next: string | null
}

/** How much of a list. */
interface Paging {
  /** `next` of the page before; null: the first. */
  readonly after?: string | null
  /** 50 by default, 500 at most. */
  readonly limit?: number
}

const most = 500

/**
 * Finds accounts by the beginning of their address, unique identifier, first or last name, in this order,
 * each once. What holds an `@` is an address. One query, by indexes, however many accounts there are.
 *
 * @param context `store` is used.
 * @param input `text`: as typed; nothing finds nobody.
 */
export async function searchAccounts(
  { store }: Pick<Context, 'store'>,
  { after = null, limit = 50, text }: Paging & { readonly text: string },
): Promise<SeenPage> {
  const typed = typedText(text)
  const isAddress = typed.includes('@')
  const page = await store.accounts.search({
    email: isAddress ? addressStart(typed) : typed.toLowerCase(),
    uid: isAddress ? null : typed.toLowerCase(),
    name: isAddress ? null : typed,
    after,
    limit: Math.min(limit, most),
  })
  return seen(page)
}

/** Which accounts are listed. */
interface Listing extends Paging {
  /** Only those; null: all. */
  readonly status?: Account['status'] | null
}

const textOrNull = (given: unknown): boolean => given === null || (typeof given === 'string' && given !== '')
const rules: OptionRules<Listing> = {
  after: optional({ takes: textOrNull, accepted: 'next of the page before, or null' }),
  limit: optional(accepts.whole(1, 'accounts')),
  status: optional({ takes: textOrNull, accepted: 'a status, or null' }),
}

/**
 * All accounts in the order of their unique identifiers, page by page. One query a page.
 *
 * @param context `store` is used.
 * @throws LaissezPasserError `invalid-settings` where an option is invalid.
 */
export async function listAccounts({ store }: Pick<Context, 'store'>, options: Listing = {}): Promise<SeenPage> {
  checkOptions('listAccounts', options, rules)
  const { after = null, limit = 50, status = null } = options
  return seen(await store.accounts.list({ after, limit: Math.min(limit, most), status }))
}

/** An account without its secrets. */
export function seenAccount({ passwordHash: _, ...account }: Account): SeenAccount {
  return account
}

function seen({ accounts, next }: AccountsPage): SeenPage {
  return { ok: true, accounts: accounts.map(seenAccount), next }
}

/**
 * The beginning of a key: half a domain isn't one yet, and what is in punycode begins otherwise than what is
 * typed; those are found once they are whole.
 */
function addressStart(typed: string): string {
  return /^[ -~]*$/.test(typed.slice(typed.lastIndexOf('@'))) ? typed.toLowerCase() : emailKey(typed)
}
