import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { AssetBody } from '@laissez-passer/hono/assets'
import type { Brand } from './brand.ts'

/** Name of the file, among a brand's, in which a Worker finds it. */
export const brandFile = 'brand.worker.json'

/**
 * A brand from among a Worker's static files, where starting or deploying put it, judged.
 *
 * @param read reads a static file by its name
 */
export async function servedBrand(read: (name: string) => Promise<AssetBody | null>): Promise<Brand> {
  const file = await read(`brand/${brandFile}`)
  if (file === null)
    throw new LaissezPasserError(
      'invalid-settings',
      'BRAND can’t be used: its files aren’t among the Worker’s. Deploy with BRAND_FOLDER, which sets it.',
    )
  const brand: Brand = await new Response(file.body).json()
  return brand
}
