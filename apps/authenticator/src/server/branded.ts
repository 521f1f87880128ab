import { brandedPage, type WornBrand } from '@laissez-passer/server/brand'
import { readWornBrand } from '@laissez-passer/server/node/brand-folder'
import { labels } from '@laissez-passer/i18n/labels/en'
import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { createTranslator } from '@laissez-passer/i18n/translator'
import { palette, paletteSheet } from '@laissez-passer/widgets/palette'
import english from '../../messages/en.json' with { type: 'json' }
import type { BuiltApp } from './application.ts'

/** Where browsers find what an installed app is called. */
export const manifestPath = '/manifest.webmanifest'

/** Reads a brand's folder as the app wears it. */
export function readAppBrand(folder: string): ReturnType<typeof readWornBrand> {
  return readWornBrand(folder, {
    catalogue: 'app.json',
    english: { ...labels, ...english },
    languages: spokenLanguages,
    colours: (colour) => {
      const made = palette(colour)
      return made.ok ? { ok: true, css: paletteSheet(made) } : made
    },
  })
}

/** The app's page in a brand. */
export function appPage(page: string, brand: WornBrand): string {
  return brandedPage(page, { brand, name: brand.text.name ?? null })
}

/** What the installed app is called, in English, and its colour; its icon stays ours. */
export function appManifest(manifest: string, { text: { colour, name }, words }: WornBrand): string {
  const told: Readonly<Record<string, unknown>> = JSON.parse(manifest)
  return JSON.stringify({
    ...told,
    ...(name === undefined ? {} : { name: installedName(name, words['en']), short_name: name }),
    ...(colour === undefined ? {} : { theme_color: colour, background_color: colour }),
  })
}

function installedName(name: string, own: Readonly<Record<string, string>> = {}): string {
  return createTranslator({ en: { ...english, ...own, 'app.name': name } }, 'en')('install.name')
}

/**
 * The built app in a brand.
 *
 * @param manifest as the build wrote it
 * @param folder of the brand; null: none
 */
export function brandedApp(
  built: BuiltApp,
  { folder, manifest }: { readonly folder: string | null; readonly manifest: () => string },
): { readonly ok: true; readonly app: BuiltApp } | { readonly ok: false; readonly line: string } {
  if (folder === null) return { ok: true, app: built }
  const read = readAppBrand(folder)
  if (!read.ok) return read
  const { brand } = read
  const told = appManifest(manifest(), brand)
  return {
    ok: true,
    app: {
      ...built,
      page: appPage(built.page, brand),
      files: async (c, next) => {
        if (c.req.path === manifestPath) return c.body(told, 200, { 'Content-Type': 'application/manifest+json' })
        const own = brand.files.get(c.req.path)
        return own ? c.body(own.body, 200, { 'Content-Type': own.type }) : built.files(c, next)
      },
    },
  }
}
