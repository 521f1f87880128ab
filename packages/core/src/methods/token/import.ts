import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import { hashToken, newId } from '../../ids/index.ts'
import type { Account, AccountKey, CodeToken, StockToken } from '../../ports/index.ts'
import type { PskcIssue, PskcKey } from '../../pskc/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import { typedSuite } from './answer.ts'
import { isOutlived } from './outlived.ts'
import { readSerial } from './read.ts'
import { tokenRules } from './rules.ts'
import { sealSecret } from './secret.ts'

/** What became of one key of a file. */
export interface ImportedKey {
  /** As the file names it. */
  readonly key: string
  readonly serial: string
  /**
   * `added` to its owner; `stocked`: nobody was named for it, so it waits for whoever holds it (`takeToken`);
   * `owner-missing`: nobody was named, and without a serial number nobody could name it either;
   * `owner-unknown`: no such active account; `taken`: it was imported before; `too-many` tokens of the owner;
   * `outlived`: it may not be used any more; `not-yet-valid`: it may not be used yet;
   * `suite-unsupported`: a PIN or session in it, or not six digits at least; `secret-short`: less than 128
   * bits; `pin`: a PIN isn't a token; or what kept the key from being read.
   */
  readonly outcome:
    | 'added'
    | 'stocked'
    | 'owner-missing'
    | 'owner-unknown'
    | 'taken'
    | 'too-many'
    | 'outlived'
    | 'not-yet-valid'
    | 'suite-unsupported'
    | 'secret-short'
    | 'pin'
    | PskcIssue['problem']
}

/**
 * Gives the tokens of a PSKC file to their owners; a mail tells each. Those of nobody are kept in stock,
 * until who holds one takes it by its serial number. For operators: it trusts its caller. Each key is added
 * or not by itself, so that a file may be imported again after a mistake. A token that was here before and
 * was removed goes on counting where it stopped.
 *
 * @param context the use case's.
 * @param input `source`: the XML text; `sharedKey`: 16 bytes, null where the file is in clear; `ownerOf`:
 * whose a key is, null: nobody's.
 * @returns what became of each key; or why the file as a whole can't be read.
 * @see https://www.rfc-editor.org/rfc/rfc6030
 */
export async function importTokens(
  context: Context,
  input: {
    readonly source: string
    readonly sharedKey: Uint8Array<ArrayBuffer> | null
    readonly ownerOf: (key: Pick<PskcKey, 'id' | 'serial' | 'manufacturer' | 'userId'>) => AccountKey | null
  },
): Promise<
  | { readonly ok: true; readonly keys: readonly ImportedKey[] }
  | { readonly ok: false; readonly reason: 'too-large' | 'doctype' | 'malformed' | 'not-pskc' | 'empty' }
> {
  // Operators import, servers don't: their processes start without what reads XML.
  const { readPskc } = await import('../../pskc/index.ts')
  const file = await readPskc(input.source, { sharedKey: input.sharedKey })
  if (!file.ok) return file
  const keys: ImportedKey[] = file.issues.map(({ key, serial, problem }) => ({ key, serial, outcome: problem }))
  // One after the other: two keys of one file may have one owner, and the owner a limit.
  for (const key of file.keys) {
    const outcome = await importKey(context, { key, owner: input.ownerOf(key) })
    keys.push({ key: key.id, serial: key.serial, outcome })
  }
  return { ok: true, keys }
}

async function importKey(
  context: Context,
  { key, owner }: { readonly key: PskcKey; readonly owner: AccountKey | null },
): Promise<ImportedKey['outcome']> {
  const { now, store } = context
  if (key.algorithm === 'pin') return 'pin'
  if (key.validFrom !== null && key.validFrom > now) return 'not-yet-valid'
  if (isOutlived(key, now)) return 'outlived'
  if (key.algorithm === 'ocra' && !typedSuite(key.suite)) return 'suite-unsupported'
  // RFC 4226 §4, R6.
  if (key.secret.length < 16) return 'secret-short'
  if (owner === null) return keepInStock(context, { key, kind: key.algorithm })
  const account = await store.accounts.find(owner)
  if (account?.status !== 'active') return 'owner-unknown'
  if ((await store.codeTokens.list(account.id)).length >= tokenRules.perAccount) return 'too-many'
  const token = await tokenOf(context, { account, key, kind: key.algorithm })
  const added = await store.codeTokens.add({
    token,
    now,
    messages: [await accountMail(context, account, { template: 'token-added', params: { device: token.name } })],
    activity: await activityEntry(context, {
      accountId: account.id,
      kind: 'token-added',
      details: { device: token.name },
    }),
  })
  return added ? 'added' : 'taken'
}

async function keepInStock(
  context: Context,
  { key, kind }: { readonly key: PskcKey; readonly kind: CodeToken['kind'] },
): Promise<ImportedKey['outcome']> {
  const serial = readSerial(key.serial)
  if (serial === '') return 'owner-missing'
  return (await context.store.codeTokens.stock({ ...(await deviceOf(context, { key, kind })), serial }))
    ? 'stocked'
    : 'taken'
}

async function tokenOf(
  context: Context,
  { account, key, kind }: { readonly account: Account; readonly key: PskcKey; readonly kind: CodeToken['kind'] },
): Promise<CodeToken> {
  return {
    ...(await deviceOf(context, { key, kind })),
    accountId: account.id,
    origin: 'device',
    serial: key.serial === '' ? null : key.serial,
    resyncFrom: null,
    resyncUntil: null,
    expiresAt: null,
    lastSeenAt: null,
  }
}

async function deviceOf(
  { keyRing, now, random }: Context,
  { key, kind }: { readonly key: PskcKey; readonly kind: CodeToken['kind'] },
): Promise<Omit<StockToken, 'serial'>> {
  const id = newId(random)
  const name = [key.manufacturer, key.serial].filter((part) => part !== '').join(' ') || key.id || kind
  return {
    id,
    kind,
    name: name.slice(0, 50),
    source: hashToken(JSON.stringify(['token', key.manufacturer, key.serial, key.id])),
    hash: key.hash,
    codeDigits: typedSuite(key.suite)?.digits ?? key.digits,
    stepSeconds: key.stepSeconds,
    suite: key.suite,
    sealedSecret: await sealSecret(keyRing, { id, secret: key.secret }),
    countFrom: kind === 'totp' ? 0 : key.counter,
    driftSeconds: key.driftSteps * key.stepSeconds,
    validUntil: key.validUntil,
    createdAt: now,
  }
}
