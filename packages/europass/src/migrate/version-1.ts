import { spokenLanguages } from '@laissez-passer/i18n/languages'
import { eqfLevels } from '../eqf/levels.ts'
import { isObject, type JsonObject } from '../patch/json.ts'
import { check, type Checked } from '../fields/issue.ts'
import type { Profile } from '../profile/schema.ts'
import { profileDraftSchema } from '../profile/schema.ts'
import { canonicalRichText, richLimits, type RichText, richTextOfMarkup } from '../rich-text/index.ts'
import { genders } from '../sections/personal-information/schema.ts'
import { naceSections } from '../sections/work-experience/schema.ts'

/**
 * Documents before version 2 say no version. A profile held five sections; a CV held a copy of one, which
 * went its own way.
 */
export const isVersion1 = (value: unknown): value is JsonObject => isObject(value) && !Object.hasOwn(value, 'schema')

/** What a profile held, and a CV had a copy of. */
export type Content = Pick<Profile, 'personal' | 'entries'>

/** A CV of version 1, with its content as of version 2. */
export interface Cv1 {
  readonly id: string
  readonly title: string
  readonly headline: string
  readonly language: (typeof spokenLanguages)[number]
  readonly template: string
  readonly colour: string
  readonly pageNumbers: boolean
  readonly sections: readonly string[]
  readonly hidden: readonly string[]
  readonly content: Content
}

const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
const within = (codes: readonly string[], value: unknown): string => codes.find((code) => code === value) ?? ''

/** A long text of version 1: more blocks than fit are lines of the last that does. */
function richOf(value: unknown): RichText {
  const blocks = richTextOfMarkup(textOf(value))
  const fit = blocks.slice(0, richLimits.blocks)
  const last = fit.at(-1)
  const rest = blocks.slice(richLimits.blocks).flatMap(({ spans }) => [{ text: '\n' }, ...spans])
  return last && rest.length > 0
    ? canonicalRichText([...fit.slice(0, -1), { ...last, spans: [...last.spans, ...rest] }])
    : fit
}

/** Content of version 2 from that of version 1. What isn't there gets its default. */
export function contentOf(value: unknown): Checked<Content> {
  const { personal: old = {}, work, education, languages: skills, digitalSkills } = isObject(value) ? value : {}
  const personal = isObject(old) ? old : {}
  const languages = isObject(skills) ? skills : {}
  return check(profileDraftSchema, {
    personal: {
      ...personal,
      addresses: objects(personal['addresses']).map(({ line, ...rest }) => ({ ...rest, address: textOf(line) })),
      gender: within(genders, personal['gender']),
      motherTongues: objects(languages['motherTongues']),
      about: richOf(personal['about']),
    },
    entries: {
      'work-experience': objects(work).map((one) => ({
        ...one,
        sector: within(naceSections, one['sector']),
        description: richOf(one['description']),
      })),
      'education-training': objects(education).map((one) => ({
        ...one,
        eqf: within(eqfLevels, one['eqf']),
        description: richOf(one['description']),
      })),
      language: objects(languages['others']),
      'profile-skills': objects(digitalSkills),
    },
  })
}

/** A CV of version 1 from what was stored. */
export function cv1Of(value: JsonObject): Checked<Cv1> {
  const content = contentOf(value['content'])
  if (!content.ok) return content
  const cv = {
    id: textOf(value['id']),
    title: textOf(value['title']),
    headline: textOf(value['headline']),
    language: spokenLanguages.find((one) => one === value['language']) ?? 'en',
    template: textOf(value['template']),
    colour: textOf(value['colour']),
    pageNumbers: value['pageNumbers'] !== false,
    sections: Array.isArray(value['sections']) ? texts(value['sections']) : old,
    hidden: texts(value['hidden']),
    content: content.value,
  }
  return { ok: true, value: cv }
}

/** The sections that version 1 had, in its order. */
export const old = ['work-experience', 'education-training', 'language', 'profile-skills'] as const
