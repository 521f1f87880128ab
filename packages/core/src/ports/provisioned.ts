import type { Seconds } from './time.ts'

/** That a client of SCIM manages an account. */
export interface Provisioned {
  readonly accountId: string
  /** Name of the client. */
  readonly client: string
  /** What the client calls the account; null: nothing. */
  readonly externalId: string | null
}

/** Which accounts clients of SCIM manage. A note goes with its account. */
export interface ProvisionedPort {
  /**
   * Notes it, in place of what that client noted before.
   * @returns false when the client calls another account so, or there is no such account; then nothing was
   * written.
   */
  note(provisioned: Provisioned, options: { readonly now: Seconds }): Promise<boolean>
  /** What a client noted of an account; null: it doesn't manage it. One query. */
  find(which: { readonly client: string; readonly accountId: string }): Promise<Provisioned | null>
  /** The account that a client calls so. One query. */
  called(which: { readonly client: string; readonly externalId: string }): Promise<Provisioned | null>
  /**
   * A client's, in an order that stays, and how many there are in all.
   * @param options `domains`: in lower-case ASCII, `*.` for all below one: accounts with an address of
   * another aren't listed, nor counted.
   */
  list(options: {
    readonly client: string
    readonly domains: readonly string[]
    readonly offset: number
    readonly limit: number
  }): Promise<{ readonly total: number; readonly accounts: readonly Provisioned[] }>
}
