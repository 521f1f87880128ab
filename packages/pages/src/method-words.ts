/** A sentence in each language (ICU message format); where one is missing, the English one is said. */
export type Words = { readonly en: string } & { readonly [language: string]: string }

/** The words of a verification method of your own: the catalogue has those of the built-in ones. */
export interface MethodWords {
  /** What it is called, e.g. "Grid card". */
  readonly label: Words
  /** One line that says what it is. */
  readonly line: Words
  /**
   * What the common page asks. May use what the method's view gives as `params`, in braces, and `credential`:
   * the name of the one that is asked.
   */
  readonly ask?: Words
  /** Label of that page's field. */
  readonly field?: Words
  /**
   * What its refusals and ends mean, by the method's reason; `wrong-code`, `throttled` and `expired` have
   * words already.
   */
  readonly reasons?: Readonly<Record<string, Words>>
}
