import type { Seconds } from './time.ts'

/**
 * Who caused something: the person, or somebody who acts for the provider. `name`: the system user of the
 * shell, the unique identifier of the administrator, the name of the SCIM token.
 */
export type Actor =
  | { readonly via: 'person' }
  | { readonly via: 'command' | 'administration' | 'scim' | 'policy'; readonly name: string }

/** One line of a person's activity log. Holds no secret. */
export interface ActivityEntry {
  readonly id: string
  readonly accountId: string
  /** What happened, e.g. `signed-in`, `password-changed`, `device-added`. */
  readonly kind: string
  readonly at: Seconds
  /** Short facts to show: service name, method, device name, browser. */
  readonly details: Readonly<Record<string, string>>
  /** Who caused it; absent: the person. */
  readonly by?: Actor
  /** The operator's words, for the audit log: shown to nobody else. */
  readonly reason?: string
}

/** The activity log; written by the operations that cause its entries, read here. */
export interface ActivityPort {
  /** The newest `limit` entries of an account, newest first. */
  list(accountId: string, options: { readonly limit: number }): Promise<readonly ActivityEntry[]>
  /**
   * Countries (`details.country`) that an account was signed in to from, at or after `since`; each once. One
   * query.
   */
  countries(accountId: string, options: { readonly since: Seconds }): Promise<readonly string[]>
}
