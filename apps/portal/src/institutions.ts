/** An institution in whose name documents may be closed, as pages know it. */
export interface ListedInstitution {
  /** Its identifier: an address or a number that nobody else in the list has. */
  readonly id: string
  /** Its legal name. */
  readonly name: string
  /** The same in other languages or scripts. */
  readonly names: readonly string[]
  /** ISO 3166-1 alpha-2. */
  readonly country: string
}

/** The institution that a document names, as it was typed. */
export interface NamedInstitution {
  readonly name: string
  readonly country: string
}

/**
 * The institution that a document names: by a name of the list, letter by letter, and its country. Nothing is
 * forgiven but spaces around it, and how Unicode composes a letter, which nobody sees: what is printed is
 * what was vouched for.
 *
 * @returns undefined where the list has none
 */
export function institutionNamed<T extends ListedInstitution>(
  institutions: readonly T[],
  { name, country }: NamedInstitution,
): T | undefined {
  const typed = name.trim().normalize('NFC')
  return institutions.find(
    (one) => one.country === country && (one.name === typed || one.names.some((other) => other === typed)),
  )
}
