// A brand on Workers: its folder is read here, and lies among the static files there.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/** How each app whose pages a browser makes wears a brand: read, and laid over what was built. */
const wearers = {
  portal: async () => {
    const { portalPage, readPortalBrand } = await import('../../apps/portal/src/server/branded-web.ts')
    return { read: readPortalBrand, page: portalPage, others: {} }
  },
  authenticator: async () => {
    const { appManifest, appPage, manifestPath, readAppBrand } = await import(
      '../../apps/authenticator/src/server/branded.ts'
    )
    return { read: readAppBrand, page: appPage, others: { [manifestPath]: appManifest } }
  },
}

/** The apps that wear a brand by their static files alone: their Workers know nothing of it. */
export const wearing = Object.keys(wearers)

/**
 * Static files of Europass or of the phone's app in a brand.
 *
 * @param app one of {@link wearing}
 * @param path of the brand's folder; undefined: none
 * @param to where they are put together, made anew
 * @returns folder of the static files
 * @throws with a line for each fault
 */
export async function worn(app, path, to) {
  const web = join(root, 'apps', app, 'dist/web')
  if (path === undefined || path === '') return web
  const { others, page, read } = await wearers[app]()
  const folder = read(path)
  if (!folder.ok) throw new Error(folder.line)
  const { brand } = folder
  rmSync(to, { recursive: true, force: true })
  cpSync(web, to, { recursive: true })
  for (const [name, change] of Object.entries({ '/index.html': page, ...others }))
    writeFileSync(join(to, name), change(readFileSync(join(web, name), 'utf8'), brand))
  for (const [name, { body }] of brand.files) writeFileSync(join(to, name), body)
  return to
}
