import { languages } from '@laissez-passer/i18n/languages'
import * as z from 'zod/mini'
import { entryId, type FieldKit, list } from '../fields/kit.ts'
import { languageTag, schemaVersion } from '../profile/schema.ts'
import { designSchema } from '../templates/design.ts'
import { templateNames } from '../templates/names.ts'

const labelLanguages = languages.map(({ code }) => code)

/** What every document made of a profile has, a CV as a letter. */
export const documentFields = (kit: FieldKit) => ({
  schema: z._default(z.literal(schemaVersion), schemaVersion),
  id: entryId(),
  /** What the person calls it; never printed. */
  title: kit.line(120),
  tags: list(kit.line(40), 20),
  /** What the person wrote it for; never printed. */
  madeFor: z.prefault(
    z.object({
      employer: kit.line(),
      position: kit.line(),
      advert: z._default(z.string().check(z.maxLength(20_000)), ''),
    }),
    {},
  ),
  /** The language of the content: the profile's, or one that it is translated into. */
  language: languageTag(),
  /** The language of headings, labels and dates: one of ours, or one that somebody brings the words of. */
  labels: z._default(z.enum(labelLanguages), 'en'),
  template: z._default(z.enum(templateNames), 'formal'),
  design: z.prefault(designSchema, {}),
  /**
   * Places under `personal` of the profile that it doesn't show: `photo`, `phones/<id>`. `kept`: what imports
   * put aside doesn't go into its files.
   */
  personalHidden: list(z.string().check(z.maxLength(120)), 200),
})
