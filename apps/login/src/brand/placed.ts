import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addresses, defaultBase } from '@laissez-passer/core/addresses'
import { type BrandFolder, brandedVersion } from './folder.ts'
import { brandFile } from './served.ts'

const { assets } = addresses(defaultBase)

/**
 * Puts a brand among the static files of a Worker, which has no folder to read at its start.
 *
 * @param read the brand, as `readBrandFolder` gives it
 * @param folders `from`: static files as the build wrote them; `to`: made anew
 * @returns the version of the files, which the Worker is told as `BRAND`
 */
export function placeBrand(
  { brand, files }: BrandFolder,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const ours = readdirSync(join(from, assets))[0]
  if (ours === undefined) throw new Error(`${from} has no static files: build first`)
  const text = new TextEncoder().encode(JSON.stringify(brand))
  const all = new Map([...files, [brandFile, { type: 'application/json', body: text }]])
  const version = brandedVersion(ours, all)
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  cpSync(join(from, assets, ours), join(to, assets, version), { recursive: true })
  const headers = readFileSync(join(from, '_headers'), 'utf8')
  writeFileSync(join(to, '_headers'), headers.replaceAll(`/${ours}/`, `/${version}/`))
  for (const [name, { body }] of all) {
    const path = join(to, assets, version, 'brand', name)
    mkdirSync(dirname(path), { recursive: true })
    if (body instanceof Uint8Array) writeFileSync(path, body)
  }
  return version
}
