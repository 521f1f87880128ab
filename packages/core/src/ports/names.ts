import type { Seconds } from './time.ts'

/** What looking through the names of several databases found. */
export interface NamesFound {
  /** Names that somebody bears: addresses, identifiers, passkeys, eIDs, devices. */
  readonly borne: number
  /** Those that the directory didn't have, or as another's who doesn't bear them: nobody found who does. */
  readonly missing: number
  /**
   * Of these, those that it has now. Where names were to be written, each of the others is being taken by
   * somebody at this moment: once that has ended they are found, or are taken.
   */
  readonly written: number
  /** Names that two accounts bear, which is for an operator to decide: the first one is found by it. */
  readonly contested: readonly {
    readonly kind: string
    readonly accountId: string
    readonly other: string
  }[]
}

/** Looks after the directory of names, where accounts are spread over several databases. */
export interface NamesUpkeep {
  /**
   * Looks through all accounts, and writes names anew that the directory lacks, while others work on them.
   *
   * @param options `write`: else they are counted alone; `at`: told how many names were looked at, from time
   * to time
   */
  mend(options: {
    readonly now: Seconds
    readonly write: boolean
    readonly at?: (borne: number) => void
  }): Promise<NamesFound>
}
