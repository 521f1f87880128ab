import * as z from 'zod/mini'
import { type RichBlock, richLimits, type RichSpan, type RichText, richTextLength } from './blocks.ts'
import { isLink } from './links.ts'

/** A field that holds a rich text; `[]` where none was given. */
export type RichTextField = z.ZodMiniDefault<z.ZodMiniType<RichText>>

const mark = z.exactOptional(z.literal(true))

const span = (link: z.ZodMiniType<string>): z.ZodMiniType<RichSpan> =>
  z.object({
    text: z.string().check(z.maxLength(richLimits.characters)),
    bold: mark,
    italic: mark,
    underline: mark,
    link: z.exactOptional(link),
  })

function richText(link: z.ZodMiniType<string>): z.ZodMiniType<RichText> {
  const spans = z.array(span(link)).check(z.maxLength(richLimits.characters))
  const block: z.ZodMiniType<RichBlock> = z.discriminatedUnion('type', [
    z.object({ type: z.literal('paragraph'), spans }),
    z.object({
      type: z.literal('item'),
      ordered: z.boolean(),
      depth: z.int().check(z.minimum(0), z.maximum(richLimits.depth - 1)),
      spans,
    }),
  ])
  return z.array(block).check(
    z.maxLength(richLimits.blocks),
    z.check<RichBlock[]>(({ value, issues }) => {
      if (richTextLength(value) <= richLimits.characters) return
      issues.push({
        code: 'too_big',
        origin: 'string',
        maximum: richLimits.characters,
        inclusive: true,
        input: value,
        path: [],
      })
    }),
  )
}

const link = z.string().check(z.maxLength(richLimits.link))

/** A rich text of a finished document: every link leads to a whole http, https, mailto or tel address. */
export const richTextSchema: RichTextField = z._default(
  richText(link.check(z.refine((value: string) => isLink(value), { error: 'url' }))),
  [],
)

/**
 * A rich text that is being written: same shape, same limits. A link may be unfinished, but its scheme is one
 * of the four, so that a draft that is shown can't run anything.
 */
export const richTextDraftSchema: RichTextField = z._default(
  richText(link.check(z.refine((value: string) => /^(?:https?|mailto|tel):/i.test(value), { error: 'url' }))),
  [],
)
