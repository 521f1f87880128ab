import type { Context, ProviderSettings, Visitor } from '../context.ts'
import type { Account, Factor, Level, MethodName, Proof, Seconds, SignIn } from '../ports/index.ts'

/** What relying parties are told about how someone signed in (ecas-protocol, `strengths`). */
export type Strength =
  | 'PASSWORD'
  | 'PASSWORD_SMS'
  | 'PASSWORD_SOFTWARE_TOKEN'
  | 'PASSWORD_MOBILE_APP'
  | 'MOBILE_APP'
  | 'PASSWORD_WEBAUTHN'
  | 'PASSWORD_TOKEN'
  | 'PASSWORD_TOKEN_CRAM'
  | 'EIDAS'
  | 'FEDERATION'

/** One thing an account can use with a method: a phone, a passkey. */
export interface MethodCredential {
  readonly id: string
  /** As the person named it. */
  readonly name: string
  /** What it is, e.g. `Pixel 9`, where that is known. */
  readonly model?: string
  readonly lastSeenAt?: Seconds
}

/** A sign-in as a method sees it: the password was right (for second factors), so the account is known. */
export interface MethodState {
  readonly signIn: SignIn
  readonly account: Account
  /** The chosen credential; null when the account has none or the method needs none. */
  readonly credentialId: string | null
  /** The account knows this browser: two factors were completed in it before. */
  readonly knownBrowser: boolean
  readonly proofs: readonly Proof[]
  readonly visitor: Visitor
}

/** What a method's page shows besides, by name. */
export type ViewParams = Readonly<Record<string, string | number>>

/** The page of a method that goes on: shown to this browser only. */
export interface OpenView<Params extends ViewParams = ViewParams> {
  /** `ready`: waits for something typed here; `waiting`: something happens elsewhere (on the phone). */
  readonly status: 'ready' | 'waiting'
  readonly reason: null
  /** When it ends by itself. */
  readonly expiresAt: Seconds | null
  readonly credential: MethodCredential | null
  /** What this method shows besides, e.g. `transferCode`, `link`. */
  readonly params: Params
}

/** The page of a method from which nothing will come any more. */
export interface EndedView<Reason extends string = string> {
  readonly status: 'ended'
  /** Why, e.g. `expired`, `refused`, `no-tries`, `not-started`. */
  readonly reason: Reason
  readonly expiresAt: Seconds | null
  readonly credential: MethodCredential | null
  readonly params: Readonly<Record<string, never>>
}

/** What the page of a method shows. Those of one method say their own parameters and reasons. */
export type MethodView<Params extends ViewParams = ViewParams, Ended extends string = string> =
  | OpenView<Params>
  | EndedView<Ended>

/** Why a method couldn't start or an answer wasn't accepted. */
export interface MethodRefusal<Reason extends string = string> {
  readonly ok: false
  /** E.g. `too-many`, `paused`, `locked`, `wrong-code`; each has a message. */
  readonly reason: Reason
  /** When it may be tried again. */
  readonly until?: Seconds
  readonly params?: ViewParams
}

/**
 * A way to verify who someone is; a value, so that third parties add their own to `context.methods`.
 * A method never opens a session: it proves, and the gate (`completeSignIn`) looks at the proofs. `View` is what its page shows, `Refusal` why it
 * doesn't start or accept an answer.
 */
export interface VerificationMethod<View extends MethodView = MethodView, Refusal extends string = string> {
  /** Unique among the provider's methods; also the form value. */
  readonly name: MethodName
  /**
   * `first`: enough by itself to say who someone is; `second`: comes after the password. `recovery`: a way back in for who lost the second factor,
   * offered only after the password, to whom has it, and not itself a factor that an account has. `confirmation`: it raises nothing: it is asked, besides the
   * password, before whoever has no second factor but a retired one adds another, and only where it is accepted by name.
   */
  readonly kind: 'first' | 'second' | 'recovery' | 'confirmation'
  /** The level that it reaches (a second factor: together with the password). */
  readonly level: Level
  readonly strength: Strength
  /**
   * Authentication method references of its own proof, which relying parties are told (a second factor's; the password's come from its own proof).
   * @see https://www.rfc-editor.org/rfc/rfc8176#section-2
   */
  readonly amr: readonly string[]
  /** A person can't be talked into giving it to a false site. */
  readonly phishingResistant: boolean
  /**
   * Whether it adds and removes factors (security.md). `false`: it only signs in; `if-alone`: it does so where the account has nothing better. Default: it does.
   */
  readonly changesFactors?: false | 'if-alone'
  /** Since when its proofs count, in seconds since the epoch: a password's, since it was last changed. Absent: however old. */
  countsSince?(account: Account): Seconds
  /** Until when proofs by this credential change no factors, in seconds since the epoch; null: they may. Absent: always null. */
  restsUntil?(context: Context, credentialId: string): Promise<Seconds | null>
  /**
   * Shares an entry with the method of this name, before the password: people choose one, and whichever of the two they have is asked for. After the
   * password both have their own names. Default: an entry of its own.
   */
  readonly offeredAs?: MethodName
  /** When it ends, and the method that stands in its place from then on. Absent: it doesn't end. */
  readonly retirement?: {
    readonly at: (settings: ProviderSettings) => Seconds | null
    readonly heir: VerificationMethod
  }
  /** Where a person sets it up: a path of the provider, below its base. Default: My Account; the provider knows those of the built-in methods. */
  readonly setUpAt?: string
  /** Which of the account's factors are its credentials; several methods may share one kind. Absent: it keeps its own elsewhere, or needs none. */
  readonly factorKind?: Factor['kind']
  /** Whichever of several credentials is at hand will do: the person isn't asked to choose. Default: they are. */
  readonly anyCredential?: true
  /**
   * What this account has set up for it; empty: not set up. Built-in methods find theirs among `factors`, so that all of them
   * together cost one query. A method that keeps its own elsewhere looks there: at most one query more, in parallel to the others'.
   * @param factors `store.factors.list` of the account.
   */
  credentials(
    factors: readonly Factor[],
    options: { readonly context: Context; readonly account: Account },
  ): readonly MethodCredential[] | Promise<readonly MethodCredential[]>
  /** Begins: sends the push, makes the challenge. Called again, it begins anew ("send again"). */
  start(context: Context, state: MethodState): Promise<{ readonly ok: true } | MethodRefusal<Refusal>>
  /** What the page shows now. Writes nothing. */
  view(context: Context, state: MethodState): Promise<View>
  /**
   * Judges what was typed or produced in the browser. On success the proof is already recorded in the sign-in or is recorded by the
   * caller (recording the same method twice keeps the first). Methods that are answered elsewhere refuse with `not-here`.
   */
  verify(
    context: Context,
    state: MethodState,
    answer: Readonly<Record<string, string>>,
  ): Promise<{ readonly ok: true; readonly credentialId: string | null } | MethodRefusal<Refusal>>
}
