import { typedWord } from '../../typed/index.ts'
import type { Context, Visitor } from '../../context/index.ts'
import { activityEntry } from '../../context/activity.ts'
import { checkMailable, emailKey, maskEmail } from '../../email/index.ts'
import { type FieldIssue, type Invalid, LaissezPasserError } from '../../errors.ts'
import { newAccountId, newToken, newUid, uidMarks } from '../../ids/index.ts'
import { composeMessage, senderParams } from '../../messages/index.ts'
import type { Account } from '../../ports/index.ts'
import { anyonesMail } from '../../policy/mails.ts'
import { linkMail } from '../../messages/link-mail.ts'
import { tidyPersonName } from '../../names/index.ts'
import { answerNobody } from '../../messages/nobody.ts'
import { newLinkedEid, unmatchedIn } from './link.ts'
import { registeringBy } from './registering.ts'
import { newEidRequest, type Registering } from './rows.ts'

/** What the form holds that makes an account of an eID. */
export interface EidRegistration {
  readonly eidId: string
  readonly email: string
  /** BCP 47 language of mails, one that the provider offers. */
  readonly language: string
  /** The privacy statement was acknowledged. */
  readonly privacy: boolean
  readonly visitor: Visitor
}

/**
 * Somebody whose eID is linked to nobody wants an account: the address they give gets a mail; whoever follows
 * its link and proves the eID once more has it made. The answer is the same whatever is known of the address;
 * whoever has an account under it is told so by the mail, and nothing else becomes of it: nobody is ever
 * found by an address. The eID waits on in this browser, so that a mistyped address can be corrected.
 *
 * @param context the use case's.
 * @param input the form, and the visitor.
 * @returns the address as `c...@...`; `invalid` with issues in the order of the fields; `gone`: the eID
 * waits no more. A mailbox that got five mails within an hour gets no more.
 */
export async function registerByEid(
  context: Context,
  input: EidRegistration,
): Promise<
  { readonly ok: true; readonly maskedEmail: string } | Invalid | { readonly ok: false; readonly reason: 'gone' }
> {
  const { email, language, visitor } = input
  const found = await unmatchedIn(context, input)
  if (found === null) return { ok: false, reason: 'gone' }
  const issues = await issuesOf(context, input)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const account = await context.store.accounts.find({ email: emailKey(email) })
  // Whoever proved an eID pays no other price for a busy network.
  const paid = { usualBrowser: null, visitor, work: 'long' } as const
  const { spend } = await anyonesMail(context, { account, typed: email, ...paid })
  if (!(await context.store.throttle.spend(spend.rules, spend)).ok) {
    await answerNobody(context)
    return { ok: true, maskedEmail: maskEmail(email) }
  }
  const registering: Registering = { ...found.unmatched, email: typedWord(email), language }
  if (account === null || account.status === 'pending') await sendLink(context, registering)
  else await tell(context, account)
  return { ok: true, maskedEmail: maskEmail(email) }
}

/**
 * What the link in the mail would make. Spends nothing: mail programs open links before people do.
 * @param context the use case's.
 * @param input `token`: from the link's address.
 * @returns null: expired, used, or never there.
 */
export async function findEidRegistration(
  context: Context,
  { token }: { readonly token: string },
): Promise<Pick<Registering, 'email' | 'firstName' | 'lastName' | 'name' | 'scheme'> | null> {
  const found = await registeringBy(context, token)
  if (found === null) return null
  const { email, firstName, lastName, name, scheme } = found.registering
  return { email, firstName, lastName, name, scheme }
}

/** Why there is no account. */
export interface NotRegistered {
  readonly ok: false
  /**
   * `gone`: the link is over; `other-person`: the link was sent for another eID; `taken-…`: somebody has the
   * address, or the eID an account, by now.
   */
  readonly reason: 'gone' | 'other-person' | 'taken-email' | 'taken-eid'
}

/**
 * Makes the account: whoever follows the mail's link has just proved the very eID that asked for it, in the
 * same browser. So nobody gets an account under their address that a stranger's eID opens, and nobody an
 * eID's account whose mails a stranger reads.
 *
 * @param context the use case's.
 * @param input `token`: from the link's address; `personHashes`: of the eID that was proved, under every key;
 * `known`: who has it already.
 * @returns where the person was going.
 * @see ecas-protocol, `employeeType` `v` and identifiers `v00abcde`
 */
export async function makeEidAccount(
  context: Context,
  input: { readonly token: string; readonly personHashes: readonly string[]; readonly known: object | null },
): Promise<{ readonly ok: true; readonly continueTo: string | null } | NotRegistered> {
  const found = await registeringBy(context, input.token)
  if (found === null) return { ok: false, reason: 'gone' }
  const { idHash, registering } = found
  if (!input.personHashes.includes(registering.personHash)) return { ok: false, reason: 'other-person' }
  if (input.known !== null) return { ok: false, reason: 'taken-eid' }
  for (let attempt = 0; attempt < 12; attempt++) {
    const account = newAccount(context, { registering, attempt })
    const registered = await context.store.eids.register({
      account,
      emailKey: emailKey(registering.email),
      uidMarks: await uidMarks(context, account.uid),
      eid: newLinkedEid(context, { accountId: account.id, unmatched: registering }),
      request: idHash,
      messages: [],
      activity: await activityEntry(context, {
        accountId: account.id,
        kind: 'account-created',
        details: { eid: registering.name },
      }),
      now: context.now,
    })
    if (registered === 'created') return { ok: true, continueTo: registering.continueTo }
    if (registered !== 'taken-uid') return { ok: false, reason: registered }
  }
  throw new LaissezPasserError('no-free-uid', 'no free unique identifier was found')
}

async function issuesOf(
  context: Context,
  { email, language, privacy }: EidRegistration,
): Promise<readonly FieldIssue[]> {
  const { languages } = context.settings
  const emailCode = await checkMailable(email, context)
  const issues: readonly (FieldIssue | null)[] = [
    emailCode && { field: 'email', code: emailCode },
    languages.includes(language) ? null : { field: 'language', code: 'unknown-language' },
    privacy ? null : { field: 'privacy', code: 'required' },
  ]
  return issues.filter((issue) => issue !== null)
}

async function sendLink(context: Context, registering: Registering): Promise<void> {
  const { settings, store } = context
  const seconds = settings.registrationLinkSeconds
  const { hash: idHash, token } = newToken(context.random)
  const request = await newEidRequest(context, {
    stage: 'registering',
    idHash,
    browserHash: null,
    of: registering,
    seconds,
  })
  const message = await composeMessage(context, {
    // There is no account yet; it goes when it is sent, or given up.
    accountId: null,
    kind: 'mail',
    to: registering.email,
    template: 'eid-registration',
    language: registering.language,
    params: {
      ...senderParams(settings),
      link: settings.origin + settings.addresses.eidConfirmLink(token),
      maskedEmail: maskEmail(registering.email),
      firstName: registering.firstName,
      eid: registering.name,
      validHours: Math.round(seconds / 3600),
    },
  })
  await store.eidRequests.open(request, { message })
}

/** The address has an account: its owner is told, and how to get in. */
async function tell(context: Context, account: Account): Promise<void> {
  if (account.status !== 'active') return void (await answerNobody(context))
  const { email: to, language } = account
  await context.store.accounts.issueLink(
    await linkMail(context, { template: 'already-registered', account, to, language, continueTo: null }),
  )
}

function newAccount(
  { now, random, store }: Context,
  { attempt, registering }: { readonly registering: Registering; readonly attempt: number },
): Account {
  const { email, language } = registering
  return {
    id: newAccountId(random, store.placing.account(emailKey(email))),
    // Longer after some collisions: five letters are for the first million people.
    uid: newUid(random, { kind: 'eid', length: 5 + Math.floor(attempt / 4) }),
    email,
    title: null,
    ...tidyPersonName(registering),
    language,
    status: 'active',
    passwordHash: null,
    passwordChangedAt: null,
    preferredMethod: null,
    alwaysTwoFactors: false,
    timeZone: null,
    chosenZone: null,
    signInMails: null,
    assurance: null,
    memberOf: null,
    administrator: false,
    createdAt: now,
  }
}
