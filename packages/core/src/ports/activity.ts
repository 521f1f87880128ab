import type { Seconds } from './time.ts'

/** Who caused something. */
export type Actor =
  | { readonly via: 'person' }
  | {
      readonly via: 'command' | 'administration' | 'scim' | 'policy'
      /** The shell's user, the administrator's uid, the name of the token or of the rule. */
      readonly name: string
    }

/** One line of a person's activity log, as it is shown to them. Holds no secret. */
export interface ActivityLine {
  readonly id: string
  readonly accountId: string
  /** What happened, e.g. `signed-in`, `password-changed`, `device-added`. */
  readonly kind: string
  readonly at: Seconds
  /** Short facts to show: service name, method, device name, browser. */
  readonly details: Readonly<Record<string, string>>
  /** Who caused it. Absent: the person. */
  readonly by?: Actor
  /** The unique identifier of the account that it happened to, where that went into this one. */
  readonly mergedUid?: string
}

/**
 * What an operation writes of itself: a line for the person, and a row of the audit log, which outlives the
 * account. `activityEntry` makes it.
 */
export interface ActivityEntry extends Omit<ActivityLine, 'mergedUid'> {
  /** Stands for the account in the audit log: nobody gets from it to the account without our keys. */
  readonly subject: string
  /** Those of the details that say nothing about who the person is: for the audit log. */
  readonly facts: Readonly<Record<string, string>>
  /** Why, in the operator's words: for the audit log, shown to nobody else. */
  readonly reason?: string
}

/** The activity log; written by the operations that cause its entries, read here. */
export interface ActivityPort {
  /**
   * The newest `limit` entries of an account, newest first. One query.
   * @param options `before`: the id of an entry of that account: those that come after it in the list (none
   * after one that isn't there); `kinds`: of these alone; `since`: at or after it. Default: all.
   */
  list(
    accountId: string,
    options: {
      readonly limit: number
      readonly before?: string | null
      readonly kinds?: readonly string[] | null
      readonly since?: Seconds | null
    },
  ): Promise<readonly ActivityLine[]>
  /** An entry of an account; null: it has none of this id. One query. */
  find(accountId: string, id: string): Promise<ActivityLine | null>
  /**
   * Countries (`details.country`) that an account was signed in to from, at or after `since`; each once. One
   * query. Those of an account that went into it don't count.
   */
  countries(accountId: string, options: { readonly since: Seconds }): Promise<readonly string[]>
  /**
   * How often these kinds happened to anybody, by method and slot of time. One query, over the newest `limit`
   * entries of all kinds at most, found by an index.
   * @param options `methods`: those told apart by `details.method`; `slotSeconds`: how long a slot is.
   * @returns `slot`: 0 begins at `since`; `method`: null for others and none; in no order.
   */
  tally(options: {
    readonly kinds: readonly string[]
    readonly methods: readonly string[]
    readonly since: Seconds
    readonly slotSeconds: number
    readonly limit: number
  }): Promise<
    readonly {
      readonly kind: string
      readonly method: string | null
      readonly slot: number
      readonly count: number
    }[]
  >
}
