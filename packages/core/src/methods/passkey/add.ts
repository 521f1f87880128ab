import { activityEntry } from '../../context/activity.ts'
import type { Context } from '../../context/index.ts'
import type { Invalid } from '../../errors.ts'
import { newId } from '../../ids/index.ts'
import { credentialNameIssues, tidyCredentialName } from '../../names/credential-name.ts'
import type { Passkey, PasskeyKind } from '../../ports/index.ts'
import { accountMail } from '../../messages/account-mail.ts'
import type { FreshSession } from '../../freshness/fresh-session.ts'
import { spendChallenge } from '../../webauthn/challenge.ts'
import { makeOf } from './makes.ts'
import { type CreationOptions, creationOptions } from './options.ts'
import { relyingParty } from '../../webauthn/relying-party.ts'
import { clientDataOf, readRegistration, type Registration } from '../../webauthn/responses.ts'
import { verifyRegistration } from '../../webauthn/verify.ts'

/** How many passkeys an account may have. */
export const maxPasskeys = 20

/**
 * What a browser is asked, to make a passkey for the person signed in. Writes nothing.
 *
 * @param context the use case's.
 * @param input `fresh`: who adds it; the answer is good in this session alone.
 */
export async function newPasskeyOptions(
  context: Context,
  { fresh }: { readonly fresh: FreshSession },
): Promise<CreationOptions> {
  const { account } = fresh
  const passkeys = await context.store.passkeys.list(account.id)
  return creationOptions(context, { account, passkeys, subject: subjectOf(fresh) })
}

/**
 * The same for a browser that makes one without a question, after the password that it keeps was used
 * (conditional create). The answer is good for `addPasskey` with `upgrade` alone.
 */
export function upgradeOptions(
  context: Context,
  { fresh }: { readonly fresh: FreshSession },
): Promise<CreationOptions> {
  return creationOptions(context, { account: fresh.account, passkeys: [], subject: upgradeOf(fresh) })
}

/**
 * Adds the passkey that a browser made; a mail says so.
 *
 * @param context the use case's.
 * @param input `fresh`: whose; `name`: 1 to 50 characters after trimming; `response`: the JSON that the
 * page's script posted; `upgrade`: made for `upgradeOptions`, where nobody needs to be present. Default: no.
 * @returns the passkey; `invalid` with an issue for `name` (`required`, `too-long`,
 * `unsupported-characters`), nothing spent; `expired`: the page was open for too long, or its answer was sent
 * twice; `taken`: this passkey is registered already; `too-many`; `refused`: not an answer to this page.
 */
export async function addPasskey(
  context: Context,
  input: {
    readonly fresh: FreshSession
    readonly name: string
    readonly response: string
    readonly upgrade?: boolean
  },
): Promise<
  | { readonly ok: true; readonly passkey: Passkey }
  | Invalid
  | { readonly ok: false; readonly reason: 'expired' | 'taken' | 'too-many' | 'refused' }
> {
  const { keyRing, now, random, settings, store } = context
  const { fresh, upgrade = false } = input
  const { account } = fresh
  const name = tidyCredentialName(input.name)
  const issues = credentialNameIssues(name)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const made = readRegistration(input.response)
  const challenge = made && clientDataOf(made.response)?.challenge
  if (!made || !challenge) return { ok: false, reason: 'refused' }
  const spent = await spendChallenge(
    { keyRing, now, store },
    { challenge, subject: upgrade ? upgradeOf(fresh) : subjectOf(fresh) },
  )
  if (spent !== 'ok') return { ok: false, reason: spent === 'expired' ? 'expired' : 'refused' }
  const credential = await verifyRegistration(made.response, {
    challenge,
    relyingParty: relyingParty(settings),
    present: !upgrade,
  })
  if (!credential) return { ok: false, reason: 'refused' }

  const passkey: Passkey = {
    id: newId(random, account.id),
    accountId: account.id,
    ...credential,
    name,
    kind: kindOf(made),
    transports: made.transports,
    discoverable: made.discoverable,
    createdAt: now,
    lastUsedAt: null,
  }
  const facts = factsOf(passkey)
  const added = await store.passkeys.add({
    passkey,
    limit: maxPasskeys,
    messages: [await accountMail(context, account, { template: 'passkey-added', params: facts })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'passkey-added', details: facts }),
  })
  return added === 'added' ? { ok: true, passkey } : { ok: false, reason: added }
}

/** What a mail or the activity log says of a passkey: its name, and its make where that is known. */
export function factsOf({ aaguid, name }: Pick<Passkey, 'aaguid' | 'name'>): Record<string, string> {
  const make = makeOf(aaguid)
  return { passkey: name, ...(make === null ? {} : { model: make }) }
}

/** A key to plug in, a phone reached from here, or this device itself. */
function kindOf({ attachment, transports }: Registration): PasskeyKind {
  if (attachment === 'platform') return 'platform'
  return transports.includes('hybrid') ? 'phone' : 'security-key'
}

function upgradeOf({ session }: FreshSession): string {
  return `upgrade:${session.idHash}`
}

function subjectOf({ session }: FreshSession): string {
  return `add:${session.idHash}`
}
