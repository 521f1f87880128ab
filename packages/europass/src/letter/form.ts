import type { FormField } from '../sections/form.ts'

/** Whom a letter is for: fields of its `recipient`. */
export const recipientForm: readonly FormField[] = [
  { kind: 'line', name: 'name', label: 'letter.recipientName', hint: 'letter.recipientNameHint' },
  { kind: 'line', name: 'title', label: 'letter.recipientTitle' },
  { kind: 'line', name: 'organisation', label: 'field.organisation' },
  { kind: 'line', name: 'address', label: 'field.address' },
  { kind: 'line', name: 'postalCode', label: 'field.postalCode' },
  { kind: 'line', name: 'city', label: 'field.city' },
  { kind: 'country', name: 'country', label: 'field.country' },
]

/** What a letter says, from where and when it is written to what is enclosed. */
export const letterForm: readonly FormField[] = [
  { kind: 'line', name: 'place', label: 'letter.place' },
  { kind: 'date', name: 'date', label: 'field.date' },
  { kind: 'line', name: 'subject', label: 'letter.subject' },
  { kind: 'line', name: 'salutation', label: 'letter.salutation', hint: 'letter.usualHint' },
  { kind: 'rich', name: 'body', label: 'letter.body' },
  { kind: 'line', name: 'closing', label: 'letter.closing', hint: 'letter.usualHint' },
  { kind: 'photo', name: 'signature', label: 'letter.signaturePicture', rare: true },
  { kind: 'strings', name: 'enclosures', label: 'letter.enclosed', rare: true },
]
