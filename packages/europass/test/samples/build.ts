import { type Cv, cvDraftSchema, resolveCv } from '../../src/cv/index.ts'
import { type Profile, profileDraftSchema } from '../../src/profile/index.ts'
import { type TemplateName, templates } from '../../src/templates/index.ts'
import { type Design, designSchema } from '../../src/templates/design.ts'
import { resolveDesign } from '../../src/templates/resolve.ts'
import { europassWords } from '../../src/words/index.ts'
import { type CvView, prepareCv } from '../../src/view/index.ts'

/** Fields of a profile, lists without ids. */
type Loose = { readonly [key: string]: unknown }

let count = 0
/** Gives ids to all things in lists. */
function identified(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((one: unknown) =>
      typeof one === 'object' && one !== null && !('spans' in one) && !('text' in one)
        ? { id: `i${(count += 1)}`, ...(identified(one) as Loose) }
        : one,
    )
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, identified(one)]))
}

/** A profile of a person; `language` is what it is written in. */
export const profileOf = (fields: Loose): Profile => profileDraftSchema.parse(identified(fields))

/** A paragraph of a long text, with `**bold**` in it. */
export const paragraph = (text: string) => ({ type: 'paragraph' as const, spans: spansOf(text) })
/** Points of a long text. */
export const points = (...texts: string[]) =>
  texts.map((text) => ({ type: 'item' as const, ordered: false, depth: 0, spans: spansOf(text) }))

const spansOf = (text: string) =>
  text
    .split(/(\*\*[^*]+\*\*)/)
    .filter(Boolean)
    .map((piece) => (piece.startsWith('**') ? { text: piece.slice(2, -2), bold: true as const } : { text: piece }))

/** A profile, and how its CV differs from one that shows all. */
export interface Sample {
  readonly profile: Profile
  readonly cv: Loose
}

/** What a template sets of a sample. */
export async function viewOf(sample: Sample, template: TemplateName, design: Partial<Design> = {}): Promise<CvView> {
  const chosen = designSchema.parse({ ...design })
  const cv: Cv = cvDraftSchema.parse({
    id: 'sample',
    language: sample.profile.language,
    ...sample.cv,
    template,
    design: chosen,
  })
  const words = await europassWords(cv.labels)
  const view = prepareCv(resolveCv(sample.profile, cv), {
    words,
    design: resolveDesign(chosen, { template, logoText: words('design.logo.alt') }),
  })
  return templates[template].photo ? view : { ...view, photo: null }
}
