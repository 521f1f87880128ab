import type { FieldKit, TextField } from './kit.ts'

/** Where an organisation is. */
export const placeFields = (
  kit: FieldKit,
): { address: TextField; postalCode: TextField; city: TextField; country: TextField } => ({
  address: kit.line(),
  postalCode: kit.line(20),
  city: kit.line(100),
  country: kit.country(),
})

/** Where an organisation is: `country` is an ISO 3166-1 alpha-2 code in upper case. */
export interface Place {
  readonly address: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
}
