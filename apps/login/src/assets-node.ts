import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { type AssetBody, type Assets, noAssets } from '@laissez-passer/hono/assets'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Ends of the names of files that pages load. */
export const servedEnds: readonly string[] = Object.keys(TYPES)

/** The media type of a file that pages load; undefined for what they don't. */
export function typeOf(name: string): string | undefined {
  return TYPES[extname(name)]
}

/**
 * Reads static files into memory: there are few, and only these names can ever be asked for.
 *
 * @param folder where the build put them; none are served when it doesn't exist
 * @param options `version`: hash of their contents
 */
export async function folderAssets(folder: string, { version }: { readonly version: string }): Promise<Assets> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null)
  if (files === null) return noAssets
  const bodies = new Map<string, AssetBody>()
  for (const file of files) {
    const path = join(file.parentPath, file.name)
    const type = typeOf(file.name)
    if (file.isFile() && type)
      bodies.set(relative(folder, path).split(sep).join('/'), { body: new Uint8Array(await readFile(path)), type })
  }
  return { version, read: async (name) => bodies.get(name) ?? null }
}
