// A brand on Workers: its folder is read here, and lies among the static files there.
import { join } from 'node:path'
import { root } from '../install.mjs'

/** Static files of EU Login as the build wrote them. */
const built = join(root, 'apps/login/dist/public')

/**
 * Reads a brand's folder, which takes nothing that is built: who waited for a build wants no fault of a
 * comma.
 *
 * @returns what it holds; null where there is none
 * @throws with a line for each fault
 */
export async function judgedBrand(path) {
  if (path === undefined || path === '') return null
  // Loaded by whoever has one: judging words takes both catalogues.
  const { readBrandFolder } = await import('../../apps/login/src/brand/folder.ts')
  const read = readBrandFolder(path)
  if (!read.ok) throw new Error(read.line)
  return read
}

/**
 * What `BRAND_FOLDER` makes of EU Login's Worker.
 *
 * @param path of the brand's folder; undefined: none
 * @param to where its static files are put together, made anew
 * @returns `directory` of the static files and `settings` for the Worker
 * @throws with a line for each fault
 */
export async function branded(path, to) {
  const read = await judgedBrand(path)
  if (read === null) return { directory: built, settings: { BRAND: '' } }
  const { placeBrand } = await import('../../apps/login/src/brand/placed.ts')
  return { directory: to, settings: { BRAND: placeBrand(read, { from: built, to }) } }
}
