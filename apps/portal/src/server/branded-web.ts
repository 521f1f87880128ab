import { brandedPage, type WornBrand } from '@laissez-passer/server/brand'
import { readWornBrand } from '@laissez-passer/server/node/brand-folder'
import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { palette, paletteSheet } from '@laissez-passer/widgets/palette'
import { europassEnglish } from '@laissez-passer/europass/english'
import english from '../../messages/en.json' with { type: 'json' }
import help from '../web/help/messages/en.json' with { type: 'json' }
import { printedIn } from './printed.ts'
import type { WebFiles } from './web-files.ts'

/** Reads a brand's folder as the portal wears it. */
export function readPortalBrand(folder: string): ReturnType<typeof readWornBrand> {
  return readWornBrand(folder, {
    catalogue: 'europass.json',
    english: { ...english, ...help },
    documents: europassEnglish,
    languages: spokenLanguages,
    colours: (colour) => {
      const made = palette(colour)
      return made.ok ? { ok: true, css: paletteSheet(made) } : made
    },
  })
}

/** The portal's page in a brand. */
export function portalPage(page: string, brand: WornBrand): string {
  return brandedPage(page, { brand, name: brand.text.portalName ?? null })
}

/**
 * The built front end in a brand: its page, and the brand's files among its own.
 *
 * @param folder of the brand; null: none
 */
export function brandedWeb(
  built: WebFiles,
  folder: string | null,
): { readonly ok: true; readonly web: WebFiles } | { readonly ok: false; readonly line: string } {
  if (folder === null) return { ok: true, web: built }
  const read = readPortalBrand(folder)
  if (!read.ok) return read
  const { brand } = read
  const page = portalPage(built.page, brand)
  return {
    ok: true,
    web: {
      page,
      printed: printedIn(page, async (address) => {
        const own = brand.files.get(address)
        return own ? JSON.parse(new TextDecoder().decode(own.body)) : null
      }),
      file: async (c) => {
        const own = brand.files.get(c.req.path)
        return own ? new Response(own.body, { headers: { 'Content-Type': own.type } }) : built.file(c)
      },
    },
  }
}
