import { accepts, checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import type { ResolvedCv } from '../cv/resolve.ts'
import { customSection, isSectionName, sections } from '../sections/index.ts'
import { contacts, fullName, personalFacts, photoView } from '../sections/personal-information/view.ts'
import { type Saying, says } from '../sections/saying.ts'
import type { Section } from '../sections/section.ts'
import type { CvView } from './cv-view.ts'
import type { DesignView } from './design-view.ts'
import type { SectionView } from './section-view.ts'

/** What of a section is set. */
type Shown = Pick<Section, 'heading' | 'view'>

/** What `prepareCv` takes besides the CV. */
export interface PrepareOptions {
  /** The package's words in the language of the CV's labels. */
  readonly words: Saying['words']
  /** How the CV looks, every choice made. */
  readonly design: DesignView
  /** The sections there are, all of Europass unless told. */
  readonly known?: (name: string) => Shown | undefined
}

const rules: OptionRules<PrepareOptions> = {
  words: takes.words,
  design: takes.object('a design, as resolveDesign gives it'),
  known: optional(accepts.made),
}

const usual = (name: string): Shown | undefined =>
  isSectionName(name) ? sections[name] : name.startsWith('custom:') ? customSection : undefined

/**
 * Turns a CV into what a template sets: texts in its languages, dates written out, empty sections gone.
 *
 * @param resolved - of a finished CV or a draft; what isn't finished is left out, nothing throws
 */
export function prepareCv(resolved: ResolvedCv, options: PrepareOptions): CvView {
  checkOptions('prepareCv', options, rules)
  const { words, design, known = usual } = options
  const { cv, personal, language, direction } = resolved
  const say: Saying = { words, language, dates: cv.design.dates }
  const name = fullName(personal) || words('cv.nameless')
  return {
    title: words('cv.documentTitle', { name }),
    language,
    direction,
    labels: words.language,
    name,
    headline: cv.headline.trim(),
    photo: photoView(personal),
    footer: cv.design.pageNumbers ? words('cv.page', { page: '{page}', pages: '{pages}' }) : '',
    contactsTitle: words('cv.contact'),
    contacts: contacts(personal, say),
    facts: personalFacts(personal, say),
    about: says(personal.about) ? { title: words('cv.about'), body: personal.about } : null,
    sections: resolved.sections.flatMap((shown): SectionView[] => {
      const section = known(shown.name)
      const body = section?.view(shown.entries, say, { personal })
      return section && body ? [{ ...body, title: shown.title.trim() || words(section.heading) }] : []
    }),
    design,
  }
}
