import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { type AssetBody, type Assets, noAssets } from '@laissez-passer/hono/assets'
import { servedTypes } from '@laissez-passer/server/node/served-files'

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
    const type = servedTypes[extname(file.name)]
    if (file.isFile() && type)
      bodies.set(relative(folder, path).split(sep).join('/'), { body: new Uint8Array(await readFile(path)), type })
  }
  return { version, read: async (name) => bodies.get(name) ?? null }
}
