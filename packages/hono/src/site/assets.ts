import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

/** Serves the pages' files: below their version for good, at their plain name for five minutes. */
export function assetRoutes({ addresses, assets }: RouteParts): Hono<ProviderEnv> {
  const folder = `${addresses.assets}/`
  return new Hono<ProviderEnv>().get(`${folder}*`, async (c) => {
    const path = c.req.path.slice(folder.length)
    const versioned = path.startsWith(`${assets.version}/`)
    const asset = await assets.read(versioned ? path.slice(assets.version.length + 1) : path)
    if (!asset) return c.notFound()
    return c.body(asset.body, 200, {
      'Content-Type': asset.type,
      'Cache-Control': versioned ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    })
  })
}
