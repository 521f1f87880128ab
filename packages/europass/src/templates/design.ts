import * as z from 'zod/mini'
import { colourNames } from './colours.ts'
import { fontNames } from './fonts.ts'

/** Sizes of type and of margins, beside the template's own (`medium`). */
export const sizes = ['small', 'medium', 'large'] as const
/** A size of type. */
export type Size = (typeof sizes)[number]

/** Widths of margins. */
export const marginWidths = ['narrow', 'medium', 'wide'] as const
/** A width of margins. */
export type MarginWidth = (typeof marginWidths)[number]

/** Sheets of paper. */
export const papers = ['a4', 'us-letter'] as const
/** A sheet of paper. */
export type Paper = (typeof papers)[number]

/**
 * How dates are written: `short` "Mar 2021", `long` "March 2021", `numeric` "03/2021" as the language orders
 * it, `year` "2021". A day that is known is written too, except by `year`.
 */
export const dateFormats = ['short', 'long', 'numeric', 'year'] as const
/** A way to write dates. */
export type DateFormat = (typeof dateFormats)[number]

/** The longest logo kept, in characters of its data URI. */
export const logoLimit = 700_000

/**
 * How a CV or a letter looks: one shape for documents that are finished and ones being typed. `template`
 * stands for "as the template has it", so that another template shows its own face. A colour is a name or
 * `#rrggbb`. `options` are those of the template; what a template hasn't is kept for when it is chosen again.
 */
export const designSchema = z.object({
  colour: z._default(
    z.union([z.enum(['template', ...colourNames]), z.string().check(z.regex(/^#[\da-f]{6}$/i, { error: 'colour' }))]),
    'template',
  ),
  font: z._default(z.enum(['template', ...fontNames]), 'template'),
  size: z._default(z.enum(sizes), 'medium'),
  margins: z._default(z.enum(marginWidths), 'medium'),
  paper: z._default(z.enum(papers), 'a4'),
  dates: z._default(z.enum(dateFormats), 'short'),
  pageNumbers: z._default(z.boolean(), true),
  /** A data URI of a JPEG or PNG: of an employer, a school, the person. '' is none. */
  logo: z._default(
    z.string().check(
      z.maxLength(logoLimit),
      z.refine((value: string) => value === '' || /^data:image\/(?:jpeg|png);base64,[\w+/=]+$/.test(value), {
        error: 'picture',
      }),
    ),
    '',
  ),
  options: z._default(
    z.record(
      z.string().check(z.regex(/^[a-z][\w-]{0,40}$/i)),
      z.union([z.boolean(), z.string().check(z.maxLength(40))]),
    ),
    {},
  ),
})

/** How a CV or a letter looks. */
export type Design = z.infer<typeof designSchema>
