import type { Context } from '../context.ts'
import type { Account, Factor } from '../ports/index.ts'
import { atLeast } from './levels.ts'
import type { MethodCredential, VerificationMethod } from './method.ts'

/** What an account has set up, for each of the provider's methods. */
export type SetUp = readonly {
  readonly method: VerificationMethod
  /** Empty: not set up. */
  readonly credentials: readonly MethodCredential[]
}[]

/**
 * What an account has set up: the one place where methods are asked. One query, however many methods there are (a method that
 * keeps its credentials elsewhere may take one more).
 * @param context `store` and `methods` are used, and what methods need.
 * @param account whose.
 */
export async function setUpOf(context: Context, account: Account): Promise<SetUp> {
  const factors = await context.store.factors.list(account.id)
  return Promise.all(
    context.methods.map(async (method) => ({
      method,
      credentials: await method.credentials(factors, { context, account }),
    })),
  )
}

/** What is set up for one method; empty without a method. */
export function credentialsFor(method: VerificationMethod | null, setUp: SetUp): readonly MethodCredential[] {
  return setUp.find((one) => one.method === method)?.credentials ?? []
}

/** Whether a second factor is set up, of whichever method; ways back in aren't factors. */
export function includesSecondFactor(setUp: SetUp): boolean {
  return setUp.some(({ method, credentials }) => method.kind === 'second' && !method.recovery && credentials.length > 0)
}

/** The method that confirms whoever has no second factor but a retired one; null for everybody else. */
export function confirmingIn(setUp: SetUp): VerificationMethod | null {
  if (includesSecondFactor(setUp)) return null
  return setUp.find(({ method, credentials }) => method.confirms && credentials.length > 0)?.method ?? null
}

/**
 * Whether the account has a second factor set up, of whichever method; ways back in aren't factors. One query.
 * @param context `store` and `methods` are used, and what methods need.
 * @param account whose.
 */
export async function hasSecondFactor(context: Context, account: Account): Promise<boolean> {
  return includesSecondFactor(await setUpOf(context, account))
}

/** How many things there are that prove a second factor: a phone counts once, by whichever of its methods. */
export function countFactors(setUp: SetUp): number {
  const strong = setUp.filter(({ method: { level, recovery } }) => !recovery && atLeast(level, 'MEDIUM'))
  return new Set(strong.flatMap(({ credentials }) => credentials.map(({ id }) => id))).size
}

/** A factor as a credential of a method. */
export function credentialOf({ id, name, model, addedAt, lastUsedAt }: Factor): MethodCredential {
  return { id, name, lastSeenAt: lastUsedAt ?? addedAt, ...(model === null ? {} : { model }) }
}
