/** Long texts: a light markup people can type, its blocks, and the HTML that Europass stores. @module */
export type { Block, Span } from './blocks.ts'
export { htmlToRichText, richTextToHtml } from './html.ts'
export { parseRichText, writeRichText } from './parse.ts'
