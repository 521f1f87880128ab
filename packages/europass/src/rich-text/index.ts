/**
 * Long texts: blocks with links, their schema, and the HTML that Europass stores.
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
export { readRichHtml } from './html/read.ts'
export { writeRichHtml } from './html/write.ts'
export { completeLink, isLink, readLink } from './links.ts'
export { type List, type ListPoint, nestLists } from './lists.ts'
export { richTextDraftSchema, type RichTextField, richTextSchema } from './schema.ts'
export { readPlainText, richTextOfMarkup, writePlainText } from './plain.ts'
export { shortenRichText } from './shorten.ts'
