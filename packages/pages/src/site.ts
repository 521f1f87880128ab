import { LaissezPasserError } from '@laissez-passer/core/errors'
import type { Language } from '@laissez-passer/i18n/languages'
import { spokenWith, wordingFaults } from '@laissez-passer/i18n/wording'
import { palette, paletteSheet, type Palette } from '@laissez-passer/widgets/palette'
import { bringLanguage, cataloguesWith, words as english } from './methods/words/index.ts'
import type { PagesOptions, SiteOfPages } from './types.ts'
import type { Site } from './view.ts'

/**
 * Reads how the pages are made one's own.
 *
 * @returns what the pages draw by, and what a server must know of them
 * @throws LaissezPasserError `invalid-settings` with a line for each fault
 */
export function readSite(options: PagesOptions): { readonly site: Site; readonly told: SiteOfPages } {
  const { layout, pseudo, supportEmail, supportUrl, theme = {}, timeZone = 'UTC', words = {} } = options
  const spoken = spokenWith(words)
  const languages = spoken.filter(({ code }) => options.languages?.includes(code) ?? true)
  const colours = theme.colour === undefined ? null : palette(theme.colour)
  const faults = [
    ...wordingFaults(words, english).map(({ language, key, text }) =>
      key === '' ? `pages words.${language} ${text}` : `pages words.${language} "${key}": ${text}`,
    ),
    ...(options.languages ?? [])
      .filter((code) => !spoken.some((one) => one.code === code))
      .map((code) => `pages languages: nobody has words in "${code}"; ${codes(spoken)} have, others come with words`),
    ...(languages.length === 0 && options.languages?.length === 0 ? ['pages languages must have one at least'] : []),
    ...(colours?.ok === false ? [`pages theme.colour ${colours.text}`] : []),
  ]
  if (faults.length > 0) throw new LaissezPasserError('invalid-settings', faults.join('\n'))
  const own: Palette | null = colours?.ok === true ? colours : null
  const sheet =
    own === null ? null : { name: `colours-${own.light.cover.slice(1).toLowerCase()}.css`, css: paletteSheet(own) }
  return {
    site: {
      name: options.name,
      theme,
      layout,
      palette: own,
      sheet: sheet?.name ?? null,
      supportEmail: supportEmail ?? null,
      supportUrl: supportUrl ?? null,
      languages: languages.map(({ code }) => code),
      timeZone,
      pseudo,
      catalogues: cataloguesWith(words),
    },
    told: { name: options.name, languages, bring: bringLanguage, palette: own, sheet },
  }
}

function codes(languages: readonly { readonly code: Language }[]): string {
  return languages.map(({ code }) => code).join(', ')
}
