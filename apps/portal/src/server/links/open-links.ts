import { readFile } from 'node:fs/promises'
import { defaultLinks, type Links, readLinks } from './links.ts'

/**
 * The links that the operator’s file has, or ours where none is named.
 *
 * @returns the links, or a line that says what is wrong with the file
 */
export async function openLinks(
  file: string | null,
): Promise<{ readonly ok: true; readonly links: Links } | { readonly ok: false; readonly line: string }> {
  if (file === null) return { ok: true, links: defaultLinks() }
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    return { ok: false, line: `PORTAL_LINKS_FILE=${file} can’t be used: it can’t be read.` }
  }
  const read = readLinks(text)
  if (read.ok) return read
  return { ok: false, line: `PORTAL_LINKS_FILE=${file} can’t be used: ${read.faults.join('; ')}.` }
}
