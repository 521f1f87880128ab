/** Cover letters: what they hold, what is usual by language and country, and what a template sets. @module */
export { recipientLines } from './address.ts'
export { letterCustoms, type LetterCustoms } from './customs.ts'
export { letterForm, recipientForm } from './form.ts'
export { letterOf, type NewLetter } from './make.ts'
export { prepareLetter, type PrepareLetterOptions } from './prepare.ts'
export { type Letter, letterDraftSchema, letterSchema, type Recipient } from './schema.ts'
