import { activityEntry } from '../../context/activity.ts'
import type { Context, Visitor } from '../../context/index.ts'
import { hashToken, newId } from '../../ids/index.ts'
import type { Account, LinkedEid } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { openEidRequest, type Unmatched } from './rows.ts'

/** How many eIDs an account may have. */
export const maxEids = 5

/** An eID was linked. */
export interface Linked {
  readonly ok: true
  readonly kind: 'linked'
  /** Where the person was going. */
  readonly continueTo: string | null
}

/** It wasn't. */
export interface NotLinked {
  readonly ok: false
  /**
   * `linked-already`: to this very account; `taken`: to another, which keeps it; `too-many`; `gone`: too
   * late.
   */
  readonly reason: 'linked-already' | 'taken' | 'too-many' | 'gone'
}

/** An eID that nobody here has, as the page shows it that offers what to do. */
export type WaitingEid = Pick<Unmatched, 'name' | 'firstName' | 'lastName' | 'email' | 'continueTo'>

/**
 * The eID that waits in this browser to be linked or to make an account; null when it waits no more.
 * @param context the use case's.
 * @param input `eidId`: from the page's address; the visitor.
 */
export async function findUnmatchedEid(
  context: Context,
  input: { readonly eidId: string; readonly visitor: Pick<Visitor, 'browserToken'> },
): Promise<WaitingEid | null> {
  const found = await unmatchedIn(context, input)
  if (found === null) return null
  const { continueTo, email, firstName, lastName, name } = found.unmatched
  return { continueTo, email, firstName, lastName, name }
}

/**
 * Links the eID that waits in this browser to the account of whoever is signed in; a mail says so.
 *
 * @param context the use case's.
 * @param input `eidId`: from the form; `fresh`: whose; the visitor.
 */
export async function linkUnmatchedEid(
  context: Context,
  input: { readonly eidId: string; readonly fresh: FreshSession; readonly visitor: Pick<Visitor, 'browserToken'> },
): Promise<Linked | NotLinked> {
  const found = await unmatchedIn(context, input)
  return found === null
    ? { ok: false, reason: 'gone' }
    : linkEid(context, { account: input.fresh.account, unmatched: found.unmatched, request: found.idHash })
}

/** What waits in this browser under this id, with the id's hash. */
export async function unmatchedIn(
  context: Context,
  { eidId, visitor }: { readonly eidId: string; readonly visitor: Pick<Visitor, 'browserToken'> },
): Promise<{ readonly idHash: string; readonly unmatched: Unmatched } | null> {
  const { now, store } = context
  const [idHash, browserHash] = [hashToken(eidId), hashToken(visitor.browserToken)]
  const sealed = await store.eidRequests.find({ idHash, stage: 'unmatched', browserHash, now })
  if (sealed === null) return null
  return { idHash, unmatched: await openEidRequest(context, { stage: 'unmatched', idHash, sealed }) }
}

/** Links an eID to an account that was fresh when this began, with its mail and its activity. */
export async function linkEid(
  context: Context,
  input: { readonly account: Account; readonly unmatched: Unmatched; readonly request: string | null },
): Promise<Linked | NotLinked> {
  const { account, request, unmatched } = input
  const { now, store } = context
  const details = { eid: unmatched.name }
  const linked = await store.eids.link({
    eid: newLinkedEid(context, { accountId: account.id, unmatched }),
    request,
    limit: maxEids,
    messages: [await accountMail(context, account, { template: 'eid-linked', params: details })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'eid-linked', details }),
    now,
  })
  if (linked === 'linked') return { ok: true, kind: 'linked', continueTo: unmatched.continueTo }
  if (linked !== 'taken') return { ok: false, reason: linked }
  return heldBy(await store.eids.find([unmatched.personHash]), account)
}

/** An eID that is linked already, seen from an account. */
export function heldBy(holder: { readonly account: Account } | null, account: Account): NotLinked {
  return { ok: false, reason: holder?.account.id === account.id ? 'linked-already' : 'taken' }
}

/** The row of an eID that is being linked. */
export function newLinkedEid(
  { now, random }: Pick<Context, 'now' | 'random'>,
  { accountId, unmatched }: { readonly accountId: string; readonly unmatched: Unmatched },
): LinkedEid {
  const { assurance, country, name, personHash, scheme } = unmatched
  return {
    id: newId(random, accountId),
    accountId,
    scheme,
    country,
    personHash,
    name,
    assurance,
    createdAt: now,
    lastUsedAt: now,
  }
}
