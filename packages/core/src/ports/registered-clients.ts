import type { AuditEntry } from './audit.ts'
import type { Seconds } from './time.ts'

/**
 * A relying party that registered itself (RFC 7591), besides those that the operator listed. What it is known
 * by is kept as it was registered; its secret is sealed by the key ring with the associated data
 * `client:<clientId>`.
 */
export interface RegisteredClient {
  readonly clientId: string
  /** Its registration without the secret, as JSON of what `services.json` would say. */
  readonly registration: string
  readonly sealedSecret: string | null
  /** SHA-256 of the token by which it manages its registration, base64url. */
  readonly tokenHash: string
  /** Whoever came could register it; it goes when nobody has allowed it anything for a month. */
  readonly open: boolean
  readonly createdAt: Seconds
  /** When its registration was written last. */
  readonly changedAt: Seconds
}

/** Clients that registered themselves. */
export interface RegisteredClientsPort {
  /** Keeps a new client, with rows of the audit log. One commit. */
  register(client: RegisteredClient, options?: { readonly audit?: readonly AuditEntry[] }): Promise<void>
  /** One query. */
  find(clientId: string): Promise<RegisteredClient | null>
  /** Those of these ids that there are, in no order. One query; none where no id is given. */
  findAll(clientIds: readonly string[]): Promise<readonly RegisteredClient[]>
  /** The oldest first, those registered after this one; null: from the first. One query. */
  list(options: {
    readonly after: RegisteredClient | null
    readonly limit: number
  }): Promise<readonly RegisteredClient[]>
  /**
   * Writes a client's registration anew, if it is still managed by this token. One commit.
   * @returns false when there is no such client, or another token is its own.
   */
  update(
    client: Pick<RegisteredClient, 'clientId' | 'registration' | 'sealedSecret' | 'tokenHash' | 'changedAt'>,
  ): Promise<boolean>
  /**
   * Removes a client with what people allowed it, and the streams that it asked for; what it was given opens
   * nothing from then on, because nobody knows the client. One commit.
   * @param options `tokenHash`: only where that is its token; null: an operator says so; `audit`: rows of the
   * audit log, written if it is removed.
   * @returns true for exactly one of any number of parallel callers.
   */
  remove(options: {
    readonly clientId: string
    readonly tokenHash: string | null
    readonly audit?: readonly AuditEntry[]
  }): Promise<boolean>
}
