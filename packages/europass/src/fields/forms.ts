import type { FormField } from '../sections/form.ts'

/** The fields of `placeFields`. */
export const placeForm: readonly FormField[] = [
  { kind: 'line', name: 'address', label: 'field.address', rare: true },
  { kind: 'line', name: 'postalCode', label: 'field.postalCode', rare: true },
  { kind: 'line', name: 'city', label: 'field.city' },
  { kind: 'country', name: 'country', label: 'field.country' },
]

/** The files of an entry, where they are seldom wanted. */
export const filesForm: FormField = { kind: 'files', name: 'files', label: 'field.files', rare: true }

/** The files of an entry that people are asked to prove. */
export const proofForm: FormField = { kind: 'files', name: 'files', label: 'field.files', hint: 'field.filesHint' }

/** The fields of `links`. */
export const linksForm: FormField = { kind: 'links', name: 'links', label: 'field.links', rare: true }
