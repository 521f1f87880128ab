import type { Context, Visitor } from '../context.ts'
import { activityEntry } from '../activity.ts'
import { checkEmail, emailKey, maskEmail } from '../email/index.ts'
import { type FieldIssue, type Invalid, LaissezPasserError, type Throttled } from '../errors.ts'
import { hashToken, newId, newToken, newUid } from '../ids/index.ts'
import { composeMessage } from '../messages/index.ts'
import type { Account } from '../ports/index.ts'
import { spendMail } from '../registration/limits.ts'
import { linkMail } from '../registration/mails.ts'
import { tidyName } from '../registration/names.ts'
import { answerNobody } from '../registration/nobody.ts'
import { newLinkedEid, unmatchedIn } from './link.ts'
import { newEidRequest, openEidRequest, type Registering } from './rows.ts'

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
 * Somebody whose eID is linked to nobody wants an account: the address they give gets a mail, whose link makes it. The answer is the same whatever is known of the address; whoever has an
 * account under it is told so by the mail, and nothing else becomes of it: nobody is ever found by an address. The eID waits on in this browser, so that
 * a mistyped address can be corrected.
 *
 * @param context the use case's.
 * @param input the form, and the visitor.
 * @returns the address as `c...@...`; `invalid` with issues in the order of the fields; `throttled`; `gone`: the eID waits no more.
 */
export async function registerByEid(
  context: Context,
  input: EidRegistration,
): Promise<
  | { readonly ok: true; readonly maskedEmail: string }
  | Invalid
  | Throttled
  | { readonly ok: false; readonly reason: 'gone' }
> {
  const { email, language, visitor } = input
  const found = await unmatchedIn(context, input)
  if (found === null) return { ok: false, reason: 'gone' }
  const issues = issuesOf(context, input)
  if (issues.length > 0) return { ok: false, reason: 'invalid', issues }
  const throttled = await spendMail(context, { recipient: emailKey(email), visitor })
  if (throttled) return throttled
  const account = await context.store.accounts.find({ email: emailKey(email) })
  const registering: Registering = { ...found.unmatched, email: email.trim(), language }
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
): Promise<Pick<Registering, 'email' | 'firstName' | 'lastName' | 'name'> | null> {
  const found = await registeringBy(context, token)
  if (found === null) return null
  const { email, firstName, lastName, name } = found.registering
  return { email, firstName, lastName, name }
}

/**
 * Makes the account: its address is confirmed, its eID is linked, and it needs no password. Opens no session.
 *
 * @param context the use case's.
 * @param input `token`: from the link's address.
 * @returns its unique identifier (`v00abcde`), and where the person was going. `not-found`: expired, used, or never there; `taken-email`: somebody has the address by
 * now; `taken-eid`: the eID has an account by now.
 * @see ecas-protocol, `employeeType` `v`
 */
export async function confirmEidRegistration(
  context: Context,
  { token }: { readonly token: string },
): Promise<
  | { readonly ok: true; readonly uid: string; readonly continueTo: string | null }
  | { readonly ok: false; readonly reason: 'not-found' | 'taken-email' | 'taken-eid' }
> {
  const found = await registeringBy(context, token)
  if (found === null) return { ok: false, reason: 'not-found' }
  const { idHash, registering } = found
  for (let attempt = 0; attempt < 12; attempt++) {
    const account = newAccount(context, { registering, attempt })
    const registered = await context.store.eids.register({
      account,
      emailKey: emailKey(registering.email),
      eid: newLinkedEid(context, { accountId: account.id, unmatched: registering }),
      request: idHash,
      messages: [],
      activity: activityEntry(context, {
        accountId: account.id,
        kind: 'account-created',
        details: { eid: registering.name },
      }),
      now: context.now,
    })
    if (registered === 'created') return { ok: true, uid: account.uid, continueTo: registering.continueTo }
    if (registered === 'gone') return { ok: false, reason: 'not-found' }
    if (registered !== 'taken-uid') return { ok: false, reason: registered }
  }
  throw new LaissezPasserError('no-free-uid', 'no free unique identifier was found')
}

function issuesOf(
  { settings: { languages } }: Context,
  { email, language, privacy }: EidRegistration,
): readonly FieldIssue[] {
  const emailCode = checkEmail(email)
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
  const { hash: idHash, token } = await newToken(context.random)
  const request = await newEidRequest(context, {
    stage: 'registering',
    idHash,
    browserHash: null,
    of: registering,
    seconds,
  })
  const message = await composeMessage(context, {
    kind: 'mail',
    to: registering.email,
    template: 'eid-registration',
    language: registering.language,
    params: {
      provider: settings.name,
      origin: settings.origin,
      link: `${settings.origin}/cas/eid/confirm?token=${token}`,
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
  if (account.status !== 'active') return answerNobody(context)
  const { email: to, language } = account
  await context.store.accounts.issueLink(
    await linkMail(context, { template: 'already-registered', account, to, language, continueTo: null }),
  )
}

async function registeringBy(
  context: Context,
  token: string,
): Promise<{ readonly idHash: string; readonly registering: Registering } | null> {
  const { now, store } = context
  const idHash = await hashToken(token)
  const sealed = await store.eidRequests.find({ idHash, stage: 'registering', browserHash: null, now })
  if (sealed === null) return null
  return { idHash, registering: await openEidRequest(context, { stage: 'registering', idHash, sealed }) }
}

function newAccount(
  { now, random }: Context,
  { attempt, registering }: { readonly registering: Registering; readonly attempt: number },
): Account {
  const { email, firstName, lastName, language } = registering
  return {
    id: newId(random),
    // Longer after some collisions: five letters are for the first million people.
    uid: newUid(random, { kind: 'eid', length: 5 + Math.floor(attempt / 4) }),
    email,
    firstName: tidyName(firstName),
    lastName: tidyName(lastName),
    language,
    status: 'active',
    passwordHash: null,
    passwordChangedAt: null,
    preferredMethod: null,
    alwaysTwoFactors: false,
    createdAt: now,
  }
}
