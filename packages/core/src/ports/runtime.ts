import type { Random } from '@laissez-passer/password/random'
import type { Outgoing, OutgoingRules } from './outgoing.ts'

export type { Random }

/** Whose turn it is, where more passwords are to be hashed than can be at a time. */
export interface HashingTurn {
  /** Address of the client that sent the password: networks take turns, and addresses in them. */
  readonly from: string
  /**
   * The account was opened in this browser before, or whoever asks holds it: they wait for one stranger at a
   * time. The id of the account: all of its browsers are one party, or whoever stole one would fill the lane
   * of all others.
   */
  readonly known?: boolean | string
  /** The password as it was typed, where it is given normalised: other systems may not have done so. */
  readonly asTyped?: string
}

/**
 * Hashes passwords: argon2id with a pepper that is not in the database. Each rejects
 * with LaissezPasserError `busy`, having done nothing, when too many wait already.
 */
export interface PasswordHasher {
  /** @returns a PHC string, `$argon2id$…`. */
  hash(password: string, turn: HashingTurn): Promise<string>
  /**
   * Compares in constant time. `needsRehash`: the string was made with other costs than today's, or by
   * another system.
   */
  verify(
    password: string,
    phc: string,
    turn: HashingTurn,
  ): Promise<{ readonly ok: boolean; readonly needsRehash: boolean }>
  /**
   * Costs as much as `verify` and is always false: for identifiers that nobody has, so that time tells
   * nothing.
   * @param likeness from 0 up to 1, always the same for an identifier: where accounts have hashes of other
   * systems (`imitate`), as large a share of those that nobody has costs what those cost. Absent: it costs
   * what today's do.
   */
  verifyNothing(password: string, turn: HashingTurn, likeness?: number): Promise<false>
  /**
   * Whether this runtime can try passwords against a hash: one that another system made, as
   * `readForeignHash` gives it, or one of ours that comes back. Absent: against none.
   * @returns `unknown`: no such algorithm; `too-costly`: it would take too long; `not-here`: this runtime
   * can't; `other-key`: ours, under a pepper that isn't here.
   */
  accepts?(hash: string): Promise<'accepted' | 'unknown' | 'too-costly' | 'not-here' | 'other-key'>
  /**
   * Whether a password of this turn would be refused just now, so that whoever asks spends nothing before.
   * Absent: none ever is.
   */
  isBusy?(turn: HashingTurn): boolean
  /**
   * Says how accounts' passwords are kept, so that those that nobody has cost alike. Absent: all are kept
   * alike.
   */
  imitate?(kinds: readonly PasswordKind[]): void
}

/** Accounts whose passwords are hashed at the same cost. */
export interface PasswordKind {
  /** How their hashes begin, up to the salt; null: as this provider hashes. */
  readonly beginning: string | null
  readonly accounts: number
}

/** Keys that are not in the database. */
export interface KeyRing {
  /**
   * AES-256-GCM with today's key; `<key id>.<base64url>`. `context` is authenticated: a value sealed for one
   * row opens in no other.
   */
  seal(plaintext: Uint8Array, context: string): Promise<string>
  /**
   * Opens with whichever key sealed it. @throws LaissezPasserError `sealed-value` when altered, of another
   * context, or of an unknown key.
   */
  open(sealed: string, context: string): Promise<Uint8Array<ArrayBuffer>>
  /**
   * HMAC-SHA-256 under a key derived for this purpose; 32 bytes. For tokens that must be recomputable and for
   * keyed hashes.
   */
  mac(purpose: string, data: string): Promise<Uint8Array<ArrayBuffer>>
  /**
   * The same under every key, today's first: to find again what was kept by a keyed hash before the keys were
   * rotated.
   */
  macs(purpose: string, data: string): Promise<readonly Uint8Array<ArrayBuffer>[]>
  /**
   * Makes of a private JWK what signs by it at once: ES256, 64 bytes (RFC 7518 §3.4). Absent: the runtime has
   * nothing faster than WebCrypto.
   */
  readonly es256?: (
    privateJwk: Readonly<Record<string, unknown>>,
  ) => (data: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>
}

/** Wakes whoever waits for something, best effort: waiting code also looks again by itself. */
export interface Signals {
  notify(topic: string): void
  /** Resolves at the next notify of the topic, after `timeoutMs`, or when `signal` aborts; never rejects. */
  wait(topic: string, options: { readonly timeoutMs: number; readonly signal?: AbortSignal }): Promise<void>
}

/** What a runtime (Node, Workers) provides. */
export interface Runtime {
  readonly hasher: PasswordHasher
  readonly keyRing: KeyRing
  readonly signals: Signals
  readonly random: Random
  /** The clock, read once per request. */
  readonly now: () => number
  /**
   * Makes what sends requests to others, by a provider's rules. Absent: nobody is asked, and settings that
   * need it are refused.
   */
  readonly outgoingBy?: (rules: OutgoingRules) => Outgoing
}
