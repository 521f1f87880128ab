import type {
  Account,
  Factor,
  KeyRing,
  Level,
  MethodName,
  Outgoing,
  PasswordHasher,
  Random,
  Requirement,
  Seconds,
  Signals,
  Store,
} from '../ports/index.ts'
import type { MethodCredential, MethodRefusal, MethodState, MethodView, Strength, Verified } from './method-view.ts'
import type { CanMail } from '../email/index.ts'
import type { ProviderSettings } from './provider-settings.ts'

/** What the destination of a sign-in asks for. */
export interface Destination extends Requirement {
  /** A session isn't good enough however strong: the person proves themselves again. */
  readonly forceFresh: boolean
  /** Seconds since the last proof that are still good enough; null: any. */
  readonly maxAge: number | null
  /**
   * Who is coming, as a service has it: it fills in the identifier's field and decides nothing.
   * Absent or null: it doesn't say.
   */
  readonly loginHint?: string | null
  /**
   * The same destination, with what is noted of it when a sign-in for it begins; null or absent: nothing is.
   */
  readonly noted?: string | null
}

/** Given to every use case. `now` is read once per request. */
export interface Context {
  readonly store: Store
  readonly hasher: PasswordHasher
  readonly keyRing: KeyRing
  readonly signals: Signals
  readonly random: Random
  readonly now: Seconds
  readonly settings: ProviderSettings
  /**
   * The verification methods of this provider, in the order in which pages offer them; `password()` among
   * them.
   */
  readonly methods: readonly VerificationMethod[]
  /** Whether mail reaches such an address; asked for addresses beyond ASCII alone. Absent: it does. */
  readonly canMail?: CanMail
  /** Sends requests to addresses that relying parties named. Absent: nobody can be asked. */
  readonly outgoing?: Outgoing
  /**
   * Says what a path on our own origin asks of a sign-in (which service it is, how strong it wants it); null
   * where nothing is asked. Federation knows the services; pages of the provider itself may ask as well.
   */
  readonly describeDestination: (continueTo: string) => Destination | null | Promise<Destination | null>
}

/**
 * A way to verify who someone is; a value, so that third parties add their own to `context.methods`.
 * A method never opens a session: it proves, and the gate (`completeSignIn`) looks at the proofs. `View` is
 * what its page shows, `Refusal` why it doesn't start or accept an answer, `Name` its name where types
 * know it, so that a misspelt `acceptedMethods` doesn't compile.
 */
export interface VerificationMethod<
  View extends MethodView = MethodView,
  Refusal extends string = string,
  Name extends MethodName = MethodName,
> {
  /** Unique among the provider's methods; also the form value. */
  readonly name: Name
  /**
   * `first`: enough by itself to say who someone is; `second`: comes after the password. `recovery`: a way
   * back in for whoever lost the second factor, offered only after the password, to whom has it, and not
   * itself a factor that an account has. `confirmation`: it raises nothing: it is asked, besides the
   * password, before whoever has no second factor but a retired one adds another, and only where it is
   * accepted by name.
   */
  readonly kind: 'first' | 'second' | 'recovery' | 'confirmation'
  /** The level that it reaches (a second factor: together with the password). */
  readonly level: Level
  readonly strength: Strength
  /**
   * Authentication method references of its own proof, which relying parties are told (a second factor's; the
   * password's come from its own proof).
   * @see https://www.rfc-editor.org/rfc/rfc8176#section-2
   */
  readonly amr: readonly string[]
  /** A person can't be talked into giving it to a false site. */
  readonly phishingResistant: boolean
  /**
   * Whether it adds and removes factors. `false`: it only signs in; `if-alone`: it does so
   * where the account has nothing better. Default: it does.
   */
  readonly changesFactors?: false | 'if-alone'
  /**
   * Since when its proofs count, in seconds since the epoch: a password's, since it was last changed. Absent:
   * however old.
   */
  countsSince?(account: Account): Seconds
  /**
   * Until when proofs by this credential change no factors, in seconds since the epoch; null: they may.
   * Absent: always null.
   */
  restsUntil?(context: Context, credentialId: string): Promise<Seconds | null>
  /**
   * Shares an entry with the method of this name, before the password: people choose one, and whichever of
   * the two they have is asked for. After the password both have their own names. Default: an entry of its
   * own.
   */
  readonly offeredAs?: MethodName
  /** When it ends, and the method that stands in its place from then on. Absent: it doesn't end. */
  readonly retirement?: {
    readonly at: (settings: ProviderSettings) => Seconds | null
    readonly heir: VerificationMethod
  }
  /**
   * Which of the account's factors are its credentials; several methods may share one kind. Absent: it keeps
   * its own elsewhere, or needs none.
   */
  readonly factorKind?: Factor['kind']
  /**
   * Whichever of several credentials is at hand will do: the person isn't asked to choose. Default: they are.
   */
  readonly anyCredential?: true
  /**
   * What this account has set up for it; empty: not set up. Absent: all factors of its `factorKind`. Built-in
   * methods find theirs among `factors`, so that all of them together cost one query. A method that keeps its
   * own elsewhere looks there: at most one query more, in parallel to the others'.
   * @param factors `store.factors.list` of the account.
   */
  credentials?(
    factors: readonly Factor[],
    options: { readonly context: Context; readonly account: Account },
  ): readonly MethodCredential[] | Promise<readonly MethodCredential[]>
  /** Begins: sends the push, makes the challenge. Called again, it begins anew ("send again"). */
  start(context: Context, state: MethodState): Promise<{ readonly ok: true } | MethodRefusal<Refusal>>
  /** What the page shows now. Writes nothing. */
  view(context: Context, state: MethodState): Promise<View>
  /**
   * Judges what was typed or produced in the browser: spends a try, compares, and says what a right answer
   * uses up. Records no proof: `submitAnswer` does, in one commit with the claim. Methods that are answered
   * elsewhere refuse with `not-here`.
   */
  verify(
    context: Context,
    state: MethodState,
    answer: Readonly<Record<string, string>>,
  ): Promise<Verified<Refusal> | MethodRefusal<Refusal>>
}
