import { readPlainText, readRichHtml, type RichText } from '../rich-text/index.ts'
import { importLimits } from './limits.ts'

/**
 * Long text from HTML, or from plain text where it holds no tag.
 *
 * @param source - what a CV program wrote; more than 200,000 characters aren't read
 */
export function richFrom(source: string): RichText {
  const text = source.slice(0, importLimits.html).toWellFormed()
  return /<\/?[a-z]|&(?:#\d|#x|nbsp|amp|lt|gt|quot|apos);/i.test(text) ? readRichHtml(text) : readPlainText(text)
}
