import * as z from 'zod/mini'
import { documentFields } from '../cv/document-fields.ts'
import { draft, entryId, type FieldKit, list, strict } from '../fields/kit.ts'
import { placeFields } from '../fields/place.ts'

const letter = (kit: FieldKit) =>
  z.object({
    ...documentFields(kit),
    recipient: z.prefault(
      z.object({
        /** With what stands before it: "Dr Ada Byron". */
        name: kit.line(),
        /** What they are: "Head of personnel". */
        title: kit.line(),
        organisation: kit.line(),
        ...placeFields(kit),
      }),
      {},
    ),
    /** Where it is written. */
    place: kit.line(100),
    /** When; empty leaves the date away. */
    date: kit.date(),
    subject: kit.line(300),
    /** Empty: what is usual in the language. */
    salutation: kit.line(),
    body: kit.rich(),
    /** Empty: what is usual in the language. */
    closing: kit.line(300),
    /** A picture of the signature. */
    signature: kit.photo(),
    /** One value. */
    enclosures: list(kit.line(), 20),
    /** The id of the CV that goes with it, or empty. */
    cv: z._default(z.union([z.literal(''), entryId()]), ''),
  })

/** A cover letter; who writes it is the profile's personal information. */
export type Letter = z.infer<ReturnType<typeof letter>>
/** Whom a letter is for. */
export type Recipient = Letter['recipient']

/** A finished letter. */
export const letterSchema: z.ZodMiniType<Letter> = letter(strict)

/** A letter that is being typed: same shape and limits, any text. `{ id }` is an empty one. */
export const letterDraftSchema: z.ZodMiniType<Letter> = letter(draft)
