import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { DeviceGiven, LastingAccess, Seconds } from '../ports/index.ts'
import type { CurrentSession, Owner } from '../sessions/check.ts'

type Needs = Pick<Context, 'store' | 'random' | 'keyRing' | 'now' | 'settings'>

/** A service that a person allows something, or no longer. */
interface OneService {
  /** What `checkSession` gave. */
  readonly current: CurrentSession
  readonly clientId: string
  /** What people call it; for the activity log and the mail. */
  readonly serviceName: string
}

/**
 * Allows a service to know what these scopes say, until it is withdrawn. The first time a mail says so, for
 * somebody else may have done it.
 *
 * @param context the use case's.
 * @param input `scopes`: all that was shown and allowed; what was allowed before stays.
 * @returns false when the session has ended meanwhile: nothing is allowed then.
 */
export async function allowService(
  context: Needs,
  { clientId, current, scopes, serviceName }: OneService & { readonly scopes: readonly string[] },
): Promise<boolean> {
  const { account, session } = current
  const { browserName } = session
  const params = { service: serviceName, ...(browserName === '' ? {} : { browser: browserName }) }
  return context.store.consents.give({
    accountId: account.id,
    clientId,
    scopes,
    sessionIdHash: session.idHash,
    messages: [await accountMail(context, account, { template: 'service-allowed', params })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'service-allowed', details: params }),
    now: context.now,
  })
}

/**
 * Lets a device of a service in, that waits for it, with all that these scopes say. A mail says so each time:
 * somebody else may have asked for it.
 *
 * @param context the use case's.
 * @param input `given`: how the person proved who they are.
 * @returns false when it doesn't wait any more, or the session has ended.
 */
export async function allowDevice(
  context: Needs,
  {
    clientId,
    current,
    deviceCodeHash,
    given,
    scopes,
    serviceName,
  }: OneService & {
    readonly deviceCodeHash: string
    readonly given: DeviceGiven
    readonly scopes: readonly string[]
  },
): Promise<boolean> {
  const { account, session } = current
  const { browserName } = session
  const params = { service: serviceName, ...(browserName === '' ? {} : { browser: browserName }) }
  return context.store.deviceGrants.allow({
    deviceCodeHash,
    given,
    sessionIdHash: session.idHash,
    consent: { clientId, scopes },
    messages: [await accountMail(context, account, { template: 'service-device-allowed', params })],
    activity: await activityEntry(context, { accountId: account.id, kind: 'service-device-allowed', details: params }),
    now: context.now,
  })
}

/** What the person allows a service, and what that has of them beyond every session. */
export interface ConnectedService {
  readonly clientId: string
  /**
   * Scopes that were asked for and allowed; empty: the service is the operator's own, and nobody was asked.
   */
  readonly allowed: readonly string[]
  /** Scopes that it knows, allowed or not. */
  readonly scopes: readonly string[]
  readonly since: Seconds
  /** Each may be ended by itself; the last given first. */
  readonly lasting: readonly LastingAccess[]
}

/**
 * The services that the person allows something, or that have something of them beyond every session, the one
 * that was given something last first. Two queries, side by side.
 * @param context `store` and `now` are used.
 */
export async function connectedServices(
  { now, store }: Pick<Context, 'store' | 'now'>,
  { current }: { readonly current: Owner },
): Promise<readonly ConnectedService[]> {
  const accountId = current.account.id
  const [consents, lasting] = await Promise.all([
    store.consents.list({ accountId }),
    store.grants.lasting({ accountId, now }),
  ])
  const ids = new Set([...consents, ...lasting].map(({ clientId }) => clientId))
  return [...ids].map((clientId) => {
    const consent = consents.find((each) => each.clientId === clientId)
    const own = lasting.filter((each) => each.clientId === clientId)
    const allowed = consent?.scopes ?? []
    return {
      clientId,
      allowed,
      scopes: [...new Set([...allowed, ...own.flatMap(({ scope }) => scope.split(' '))])],
      since: consent?.since ?? Math.min(...own.map(({ createdAt }) => createdAt)),
      lasting: own,
    }
  })
}

/**
 * Ends what a service was given of the person beyond every session, with what came of it: a television is
 * out, an app asks again. What the person allows the service stays.
 * @param context `store`, `random`, `keyRing` and `now` are used.
 * @param input `idHash`: as listed with the service.
 * @returns false when it is none of theirs, or another service's: answer 404.
 */
export async function endLastingAccess(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  {
    clientId,
    current,
    idHash,
    serviceName,
  }: Omit<OneService, 'current'> & { readonly current: Owner; readonly idHash: string },
): Promise<boolean> {
  const { now, store } = context
  const accountId = current.account.id
  // What is noted names the service: it has to be that one.
  const given = await store.grants.lasting({ accountId, now })
  if (!given.some((each) => each.idHash === idHash && each.clientId === clientId)) return false
  const entry = { accountId, kind: 'service-access-ended', details: { service: serviceName } } as const
  return store.grants.endLasting({ accountId, idHash, activity: await activityEntry(context, entry) })
}

/**
 * Takes back what the person allowed a service: what it was given in their name ends at once, and it asks
 * again.
 * @param context `store`, `random` and `now` are used.
 * @returns false when it is allowed nothing: answer 404.
 */
export async function withdrawService(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  { clientId, current, serviceName }: Omit<OneService, 'current'> & { readonly current: Owner },
): Promise<boolean> {
  const accountId = current.account.id
  return context.store.consents.withdraw({
    accountId,
    clientId,
    activity: await activityEntry(context, { accountId, kind: 'service-withdrawn', details: { service: serviceName } }),
    now: context.now,
  })
}
