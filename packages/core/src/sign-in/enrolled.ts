import type { Context, MethodCredential, VerificationMethod } from '../context/index.ts'
import type { Account, Factor } from '../ports/index.ts'
import { atLeast, isOffered } from './levels.ts'

/** What an account has set up, for each of the provider's methods. */
export type Enrolled = readonly {
  readonly method: VerificationMethod
  /** Empty: not set up. */
  readonly credentials: readonly MethodCredential[]
}[]

/**
 * What an account has set up: the one place where methods are asked. One query, however many methods there
 * are (a method that keeps its credentials elsewhere may take one more).
 * @param context `store` and `methods` are used, and what methods need.
 * @param account whose.
 */
export async function enrolledOf(context: Context, account: Account): Promise<Enrolled> {
  const factors = await context.store.factors.list(account.id)
  return Promise.all(
    context.methods.map(async (method) => ({
      method,
      credentials: method.credentials
        ? await method.credentials(factors, { context, account })
        : factors.filter(({ kind }) => kind === method.factorKind).map(credentialOf),
    })),
  )
}

/** What is set up for one method; empty without a method. */
export function credentialsFor(method: VerificationMethod | null, enrolled: Enrolled): readonly MethodCredential[] {
  return enrolled.find((one) => one.method === method)?.credentials ?? []
}

/** Whether a second factor is set up, of whichever method; ways back in aren't factors. */
export function includesSecondFactor(enrolled: Enrolled): boolean {
  return enrolled.some(({ method, credentials }) => method.kind === 'second' && credentials.length > 0)
}

/** The method that confirms whoever has no second factor but a retired one; null for everybody else. */
export function confirmingIn(enrolled: Enrolled): VerificationMethod | null {
  if (includesSecondFactor(enrolled)) return null
  return (
    enrolled.find(({ method, credentials }) => method.kind === 'confirmation' && credentials.length > 0)?.method ?? null
  )
}

/**
 * Whether the account has a second factor set up, of whichever method; ways back in aren't factors. One
 * query.
 * @param context `store` and `methods` are used, and what methods need.
 * @param account whose.
 */
export async function hasSecondFactor(context: Context, account: Account): Promise<boolean> {
  return includesSecondFactor(await enrolledOf(context, account))
}

/** How many things there are that prove a second factor: a phone counts once, by whichever of its methods. */
export function countFactors(enrolled: Enrolled): number {
  const strong = enrolled.filter(({ method }) => isOffered(method) && atLeast(method.level, 'MEDIUM'))
  return new Set(strong.flatMap(({ credentials }) => credentials.map(({ id }) => id))).size
}

/** A factor as a credential of a method. */
export function credentialOf({ id, name, model, addedAt, lastUsedAt }: Factor): MethodCredential {
  return { id, name, lastSeenAt: lastUsedAt ?? addedAt, ...(model === null ? {} : { model }) }
}
