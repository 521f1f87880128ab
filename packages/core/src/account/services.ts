import { activityEntry } from '../context/activity.ts'
import type { Context } from '../context/index.ts'
import { accountMail } from '../messages/account-mail.ts'
import type { DeviceGiven, ServiceConsent } from '../ports/index.ts'
import type { CurrentSession } from '../sessions/check.ts'

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

/**
 * The services that the person allows something, the one allowed last first. One query.
 * @param context `store` is used.
 */
export async function connectedServices(
  { store }: Pick<Context, 'store'>,
  { current }: { readonly current: CurrentSession },
): Promise<readonly ServiceConsent[]> {
  return store.consents.list({ accountId: current.account.id })
}

/**
 * Takes back what the person allowed a service: what it was given in their name ends at once, and it asks
 * again.
 * @param context `store`, `random` and `now` are used.
 * @returns false when it is allowed nothing: answer 404.
 */
export async function withdrawService(
  context: Pick<Context, 'store' | 'random' | 'keyRing' | 'now'>,
  { clientId, current, serviceName }: OneService,
): Promise<boolean> {
  const accountId = current.account.id
  return context.store.consents.withdraw({
    accountId,
    clientId,
    activity: await activityEntry(context, { accountId, kind: 'service-withdrawn', details: { service: serviceName } }),
    now: context.now,
  })
}
