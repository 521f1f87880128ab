import { spokenLanguages } from '@laissez-passer/i18n/languages'
import * as z from 'zod/mini'
import { draft, entryId, type FieldKit, limits, list, strict } from '../fields/kit.ts'
import { overlaySchema } from '../profile/overlay.ts'
import { isSectionName, type SectionName } from '../sections/index.ts'
import { documentFields } from './document-fields.ts'

/** A section of a CV: one of Europass, or `custom:` and the id of one that the person made. */
export type CvSectionName = SectionName | `custom:${string}`

const isCvSectionName = (name: string): name is CvSectionName =>
  isSectionName(name) || /^custom:[\w-]{1,64}$/.test(name)

const cvSectionName = z.custom<CvSectionName>((value) => typeof value === 'string' && isCvSectionName(value))

const cv = (kit: FieldKit) =>
  z.object({
    ...documentFields(kit),
    /** The line under the name: the occupation applied for, for example. */
    headline: kit.line(120),
    /**
     * Order, title and choice of the sections. One that isn't listed, because it is newer than the CV,
     * follows in the order of Europass.
     */
    sections: list(
      z.object({
        name: cvSectionName,
        shown: z._default(z.boolean(), true),
        /** Instead of the usual title; empty: the usual. */
        title: kit.line(120),
        /** Ids of the entries that come first, in this order; the rest follow as the profile has them. */
        order: list(entryId(), limits.entries),
        hidden: list(entryId(), limits.entries),
      }),
      60,
    ),
    /** Wording for this CV alone, over the profile or its translation. */
    overrides: overlaySchema,
  })

/** A CV: what of a profile it shows, in which order and words, and how it is set. */
export type Cv = z.infer<ReturnType<typeof cv>>
/** Order, title and choice of one section. */
export type CvSection = Cv['sections'][number]

/** A finished CV. */
export const cvSchema: z.ZodMiniType<Cv> = cv(strict)

/** A CV that is being typed. `{ id }` is a CV that shows all of the profile. */
export const cvDraftSchema: z.ZodMiniType<Cv> = cv(draft)

/** The languages of headings and dates that we have words of; those of others are brought. */
export const cvLabelLanguages: typeof spokenLanguages = spokenLanguages
/** A language of headings and dates. */
export type CvLabels = Cv['labels']
