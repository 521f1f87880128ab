import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { addresses, defaultBase } from '@laissez-passer/core/addresses'
import { pageAssets } from '@laissez-passer/pages/assets'

const { assets } = addresses(defaultBase)

/**
 * Writes the pages' files below a folder at their address under the default base: Node reads them from there,
 * and Workers' static assets serve them as they lie.
 *
 * @returns their version
 */
export async function writeAssets(folder: string): Promise<string> {
  const { names, read, version } = pageAssets
  for (const name of names) {
    const path = join(folder, assets, version, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, (await read(name))?.body ?? '')
  }
  await writeFile(
    join(folder, '_headers'),
    `${assets}/${version}/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n`,
  )
  return version
}
