/**
 * Long texts: blocks with links, their schema, and the HTML that Europass stores. `markup` is what went
 * before: a light markup of typed stars.
 *
 * @module
 */
export {
  canonicalRichText,
  type RichBlock,
  type RichItem,
  richLimits,
  type RichParagraph,
  type RichSpan,
  type RichText,
  richTextLength,
} from './blocks.ts'
export { isLink, readLink } from './links.ts'
export type { Block, Span } from './markup/blocks.ts'
export { htmlToRichText, richTextToHtml } from './markup/html.ts'
export { parseRichText, writeRichText } from './markup/parse.ts'
export { richTextDraftSchema, type RichTextField, richTextSchema } from './schema.ts'
