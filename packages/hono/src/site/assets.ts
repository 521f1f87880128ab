import { Hono } from 'hono'
import type { RouteParts } from '../composition.ts'
import type { ProviderEnv } from '../environment.ts'

/**
 * Serves the pages' files, and the style sheet of their colours: below their version for good, at their plain
 * name for five minutes.
 */
export function assetRoutes({ addresses, assets, pages }: RouteParts): Hono<ProviderEnv> {
  const { sheet } = pages.site
  const folder = `${addresses.assets}/`
  return new Hono<ProviderEnv>().get(`${folder}*`, async (c) => {
    const path = c.req.path.slice(folder.length)
    const versioned = path.startsWith(`${assets.version}/`)
    const name = versioned ? path.slice(assets.version.length + 1) : path
    const asset = sheet?.name === name ? { body: sheet.css, type: 'text/css; charset=utf-8' } : await assets.read(name)
    if (!asset) return c.notFound()
    return c.body(asset.body, 200, {
      'Content-Type': asset.type,
      'Cache-Control': versioned ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    })
  })
}
