import type { Context } from 'hono'
import { downloadName } from '../../library/names.ts'
import type { FoundContent } from '../store/files.ts'
import { contentStream } from './content.ts'
import type { LibraryStore } from './keep.ts'

/**
 * Gives a file as bytes to keep: whatever it is, no browser opens it as a page of this origin. Its type isn't
 * said unless a page of ours asks for it, it is an attachment, its name ends as what it is, and a sandbox
 * holds what would open it all the same.
 */
export async function serveFile(
  c: Context,
  {
    store,
    owner,
    content,
    type = null,
  }: {
    readonly store: Pick<LibraryStore, 'fileContents'>
    readonly owner: string
    readonly content: FoundContent
    /** What a page of ours shows by itself, a picture for instance. */
    readonly type?: string | null
  },
): Promise<Response> {
  return c.body(await contentStream(store, owner, content.key), 200, {
    ...keptBytes(downloadName(content.name, content.mediaType)),
    ...(type !== null && { 'Content-Type': type }),
    'Content-Length': String(content.size),
  })
}

/** The headers of an answer that is to be kept as a file. */
export const keptBytes = (name: string): Record<string, string> => ({
  'Content-Type': 'application/octet-stream',
  'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, escape)}`,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
})

/** @see https://www.rfc-editor.org/rfc/rfc8187#section-3.2.1 */
const escape = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
