import type { Profile } from '@laissez-passer/europass/profile'

/** The languages that a profile can be read in, its own first, by the names that a reader knows them by. */
export function inLanguages(
  profile: Profile,
  reader: string,
): readonly { readonly tag: string; readonly name: string }[] {
  const names = new Intl.DisplayNames([reader], { type: 'language' })
  return [profile.language, ...Object.keys(profile.translations)].map((tag) => ({ tag, name: names.of(tag) ?? tag }))
}
