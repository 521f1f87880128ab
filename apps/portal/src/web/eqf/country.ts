import { createContext } from 'react'

/** Whose national levels stand beside those of the EQF; null: that of the country beside the field. */
export const EqfCountry = createContext<string | null>(null)
