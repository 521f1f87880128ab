import type { Account, EmailChange, EmailChangesPort, Session, Store } from '@laissez-passer/core/ports'
import { activated, entry, fresh, now, signedIn } from '../contract/fixtures.ts'

const day = 86_400

/** What asks for a change of somebody's address, which waits for both links. */
export function addressChange(
  person: Pick<Account, 'email' | 'id'>,
  options: Partial<EmailChange> = {},
): Parameters<EmailChangesPort['begin']>[0] {
  const newEmail = `${fresh('New')}@Example.eu`
  const change: EmailChange = {
    id: fresh('change', person.id),
    accountId: person.id,
    oldEmail: person.email,
    oldKey: person.email.toLowerCase(),
    newEmail,
    newKey: newEmail.toLowerCase(),
    askedAt: now,
    linksExpireAt: now + day,
    dueAt: null,
    oldConfirmedAt: null,
    newConfirmedAt: null,
    ...options,
  }
  const hashes = { oldTokenHash: fresh('old-token', person.id), newTokenHash: fresh('new-token', person.id) }
  return { change, askedBy: fresh('session'), ...hashes, messages: [], activity: entry(person.id) }
}

type Told = Pick<Parameters<EmailChangesPort['confirm']>[0], 'activity' | 'messages' | 'now'>
type Answer = ReturnType<EmailChangesPort['confirm']>

/** When, and what is told of it. */
export const made = (of: Account, at = now): Told => ({ now: at, messages: [], activity: entry(of.id) })

/** Changes an address, by both links. @returns what the second one is answered */
export async function changeAddress(store: Store, person: Account, at = now): Answer {
  const asked = addressChange(person)
  await store.emailChanges.begin(asked)
  await store.emailChanges.confirm({ tokenHash: asked.oldTokenHash, ...made(person, at) })
  return store.emailChanges.confirm({ tokenHash: asked.newTokenHash, ...made(person, at) })
}

/** A change that was asked for. */
export interface Begun {
  readonly store: Store
  readonly person: Account
  /** Which asked for it. */
  readonly session: Session
  readonly change: EmailChange
  readonly oldTokenHash: string
  readonly newTokenHash: string
}

/** Somebody new, who asks for a change. */
export async function begun(store: Store, options: Partial<EmailChange> = {}): Promise<Begun> {
  const person = await activated(store)
  const session = await signedIn(store, person.id)
  const ask = { ...addressChange(person, options), askedBy: session.idHash }
  if (!(await store.emailChanges.begin(ask))) throw new Error('The change didn’t begin')
  return { store, person, session, ...ask }
}

/** Confirms by one of its links. */
export const confirm = ({ store, person }: Pick<Begun, 'person' | 'store'>, tokenHash: string, at = now): Answer =>
  store.emailChanges.confirm({ tokenHash, ...made(person, at) })

/** Somebody's address. */
export const emailOf = async (store: Store, { id }: Account): Promise<string | undefined> =>
  (await store.accounts.find({ id }))?.email
