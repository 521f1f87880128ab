import { activityEntry } from '../context/activity.ts'
import type { ActivityKind } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { emailKey } from '../email/index.ts'
import { newAccountId, newUid, uidMarks } from '../ids/index.ts'
import type { Account, Assurance, NewAccount } from '../ports/index.ts'
import { tidyPersonName } from '../names/index.ts'
import { typedWord } from '../typed/index.ts'
import type { Acting } from './acting.ts'

/** A person as an operator names them. */
export interface Person {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  /** BCP 47, one that the provider offers. */
  readonly language: string
  /** Absent: one is made. */
  readonly uid?: string
  readonly assurance?: Assurance | null
  readonly memberOf?: readonly string[] | null
}

/**
 * An account of this person, for the store to add; nothing is checked here.
 *
 * @param options `attempt`: how often a made identifier was taken before; `kind`: of the activity entry
 */
export async function newAccount(
  context: Pick<Context, 'random' | 'now' | 'keyRing' | 'store'>,
  options: Acting & {
    readonly person: Person
    readonly kind: ActivityKind
    readonly state: Pick<Account, 'status' | 'passwordHash' | 'passwordChangedAt'>
    readonly attempt?: number
  },
): Promise<Omit<NewAccount, 'link' | 'messages'>> {
  const { attempt = 0, by, kind, person, reason, state } = options
  const { assurance = null, email, language, memberOf = null, uid } = person
  const id = newAccountId(context.random, context.store.placing.account(emailKey(email)))
  const account: Account = {
    id,
    // Longer after some collisions, as for people who register themselves.
    uid: uid ?? newUid(context.random, { length: 5 + Math.floor(attempt / 4) }),
    email: typedWord(email),
    ...tidyPersonName(person),
    language,
    ...state,
    preferredMethod: null,
    alwaysTwoFactors: false,
    timeZone: null,
    title: null,
    chosenZone: null,
    signInMails: null,
    assurance,
    memberOf,
    administrator: false,
    createdAt: context.now,
  }
  const activity = await activityEntry(context, { accountId: id, kind, by, reason })
  return { account, emailKey: emailKey(email), uidMarks: await uidMarks(context, account.uid), activity }
}
