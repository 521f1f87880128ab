import { LaissezPasserError } from '@laissez-passer/core/errors'
import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/core/options'
import type { Language } from '@laissez-passer/i18n/languages'
import { timeZoneOf } from '@laissez-passer/i18n/time-zone'
import { spokenWith, wordingFaults } from '@laissez-passer/i18n/wording'
import { palette, paletteSheet, type Palette } from '@laissez-passer/widgets/palette'
import { bringLanguage, cataloguesWith, words as english } from './methods/words/index.ts'
import type { PagesOptions, SiteOfPages, Theme } from './types.ts'
import type { Site } from './view.ts'

const isObject = (given: unknown): boolean => typeof given === 'object' && given !== null && !Array.isArray(given)
const isMail = (given: unknown): boolean => typeof given === 'string' && /^[^@\s]+@[^@\s]+$/.test(given)
const isAddress = (given: unknown): boolean =>
  typeof given === 'string' && /^(https?|mailto|tel):/.test(URL.parse(given)?.protocol ?? '')

const rules: OptionRules<PagesOptions> = {
  name: accepts.text('what the provider is called'),
  theme: optional({ takes: isObject, accepted: 'looks, such as { colour: "#6d1a36" }' }),
  supportEmail: optional({ takes: isMail, accepted: 'an email address' }),
  supportUrl: optional({ takes: isAddress, accepted: 'an address such as https://help.example.eu' }),
  words: optional({ takes: isObject, accepted: 'sentences by language and key' }),
  languages: optional(accepts.list(accepts.text('the code of a language, such as en'))),
  layout: optional(accepts.made),
  pseudo: optional(accepts.oneOf('long', 'keys')),
  timeZone: optional({
    takes: (given) => timeZoneOf(given) !== null,
    accepted: 'the name of a time zone, such as Europe/Brussels',
  }),
}

const themeRules: OptionRules<Theme> = {
  colour: optional(accepts.text('a colour, #rrggbb')),
  links: optional(accepts.list({ takes: isObject, accepted: 'a link' })),
  tagline: optional({ takes: isObject, accepted: 'texts by language' }),
  styles: optional(accepts.list(accepts.text('a path of the same origin, or a name among the assets'))),
  mark: optional(accepts.text('a path of the same origin, or a name among the assets')),
}

/**
 * Reads how the pages are made one's own.
 *
 * @returns what the pages draw by, and what a server must know of them
 * @throws LaissezPasserError `invalid-settings` with a line for each fault
 */
export function readSite(options: PagesOptions): { readonly site: Site; readonly told: SiteOfPages } {
  checkOptions('pages', options, rules)
  checkOptions('pages: theme', options.theme ?? {}, themeRules)
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
