// A brand on Workers: its folder is read here, and lies among the static files there.
import { join } from 'node:path'
import { root } from '../install.mjs'

/** Static files of EU Login as the build wrote them. */
const built = join(root, 'apps/login/dist/public')

/**
 * What `BRAND_FOLDER` makes of EU Login's Worker.
 *
 * @param path of the brand's folder; undefined: none
 * @param to where its static files are put together, made anew
 * @returns `directory` of the static files and `settings` for the Worker
 * @throws with a line for each fault
 */
export async function branded(path, to) {
  if (path === undefined || path === '') return { directory: built, settings: { BRAND: '' } }
  // Loaded by whoever has one: judging words takes both catalogues.
  const [{ readBrandFolder }, { placeBrand }] = await Promise.all([
    import('../../apps/login/src/brand/folder.ts'),
    import('../../apps/login/src/brand/placed.ts'),
  ])
  const read = readBrandFolder(path)
  if (!read.ok) throw new Error(read.line)
  return { directory: to, settings: { BRAND: placeBrand(read, { from: built, to }) } }
}
