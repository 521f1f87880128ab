import type { Context } from '../context/index.ts'
import { oneByOne } from '../context/one-by-one.ts'
import type { FreshSession } from '../freshness/fresh-session.ts'
import { openNumber } from '../messages/sealed-number.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { Account, DataExport, PersonalData, Seconds } from '../ports/index.ts'
import { dataExportRules } from './ask.ts'

/** The archive's JSON, as `data.schema.json` describes it. */
export interface DataDocument {
  /** Where its schema is. */
  readonly $schema: string
  readonly provider: string
  readonly exportedAt: Seconds
  readonly data: PersonalData
}

type Needs = Pick<Context, 'store' | 'keyRing' | 'random' | 'settings' | 'now'>

const sealedFor = (id: string) => `data-export:${id}`

/**
 * Prepares the copies that wait, and tells their owners by mail; for the work in the background.
 * @param context the use case's.
 * @param options `page`: puts the document into words, as an HTML page; `limit`: how
 * many at most, 5 by default.
 * @returns how many were prepared.
 */
export async function prepareDataExports(
  context: Needs,
  options: {
    readonly page: (document: DataDocument, language: string) => string
    readonly limit?: number
  },
): Promise<number> {
  const { store } = context
  return oneByOne(await store.dataExports.due({ limit: options.limit ?? 5 }), async (waiting) => {
    const account = await store.accounts.find({ id: waiting.accountId })
    return account !== null && prepare(context, { ...options, account, waiting })
  })
}

async function prepare(
  context: Needs,
  {
    account,
    page,
    waiting,
  }: {
    readonly account: Account
    readonly waiting: DataExport
    readonly page: (document: DataDocument, language: string) => string
  },
): Promise<boolean> {
  const { keyRing, now, settings, store } = context
  const { id } = waiting
  const { addresses, name, origin } = settings
  // Nothing that a start loads: few ask, and the background prepares.
  const { strToU8, zipSync } = await import('fflate')
  const data = await store.dataExports.everything(account.id, {
    // Of what is sealed only numbers of phones are in the copy; one that no key opens any more is empty
    // there.
    open: (sealed, { id: phone }) => openNumber(keyRing, { id: phone, sealedNumber: sealed }).catch(() => ''),
  })
  const document: DataDocument = { $schema: origin + addresses.dataSchema, provider: name, exportedAt: now, data }
  const archive = zipSync({
    'data.json': strToU8(`${JSON.stringify(document, null, 2)}\n`),
    'data.html': strToU8(page(document, account.language)),
    'data.schema.json': strToU8(JSON.stringify(store.dataExports.schema(), null, 2)),
  })
  const expiresAt = now + dataExportRules.keepSeconds
  const link = origin + addresses.account('data')
  return store.dataExports.finish({
    id,
    sealed: await keyRing.seal(archive, sealedFor(id)),
    now,
    expiresAt,
    messages: [await accountMail(context, account, { template: 'data-ready', params: { link, dueAt: expiresAt } })],
  })
}

/**
 * The archive of one's data: a ZIP file. Never by a link alone: only for whoever is freshly signed in to the
 * account that it is about.
 * @param context `store`, `keyRing` and `now` are used.
 * @param input `fresh`: whose; `id`: which copy.
 * @returns null when there is none (any more), or it is another's.
 */
export async function openDataExport(
  { keyRing, now, store }: Pick<Context, 'store' | 'keyRing' | 'now'>,
  { fresh: { account }, id }: { readonly fresh: FreshSession; readonly id: string },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const sealed = await store.dataExports.sealed({ id, accountId: account.id, now })
  return sealed === null ? null : keyRing.open(sealed, sealedFor(id))
}
