/** A made-up person. */
export interface Citizen {
  /** As eIDAS writes persistent identifiers: country, country that asks, number. */
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  /** `YYYY-MM-DD`. */
  readonly born: string
  readonly email: { readonly value: string; readonly verified: boolean } | null
}

/** All of Demoland. */
export const citizens: readonly Citizen[] = [
  {
    id: 'ZZ/EU/0001',
    firstName: 'Ada',
    lastName: 'Démo',
    born: '1990-12-10',
    email: { value: 'ada@demoland.example', verified: true },
  },
  // Anybody may claim any address there: nothing may be found by it.
  {
    id: 'ZZ/EU/0002',
    firstName: 'Bruno',
    lastName: 'Exemple',
    born: '1984-02-29',
    email: { value: 'bruno@demoland.example', verified: false },
  },
  { id: 'ZZ/EU/0003', firstName: 'Chloé', lastName: 'Fictif', born: '2001-07-01', email: null },
  { id: 'ZZ/EU/0004', firstName: 'Δημήτρης', lastName: 'Παράδειγμα', born: '1975-05-05', email: null },
  { id: 'ZZ/EU/0005', firstName: 'Елена', lastName: 'Примерова', born: '1969-11-30', email: null },
  { id: 'ZZ/EU/0006', firstName: 'Florence', lastName: 'de la Démonstration', born: '1955-01-15', email: null },
]

/** The person with this number, if there is one. */
export function citizenOf(id: string): Citizen | null {
  return citizens.find((citizen) => citizen.id === id) ?? null
}
