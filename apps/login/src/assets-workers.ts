import type { AssetBody } from '@laissez-passer/hono/assets'
import { assetsFolder } from './assets-version.ts'

/** Cloudflare's binding of static files. */
export interface StaticFiles {
  readonly fetch: (address: string) => Promise<Response>
}

/**
 * A static file from where the build put it, for pages under another base than that.
 *
 * @param version of the files, where a brand lies among them
 */
export async function staticFile(files: StaticFiles, name: string, version: string): Promise<AssetBody | null> {
  // The host is never looked at.
  const { body, headers, ok } = await files.fetch(`https://assets.invalid${assetsFolder(version)}/${name}`)
  return ok && body ? { body, type: headers.get('Content-Type') ?? 'application/octet-stream' } : null
}
