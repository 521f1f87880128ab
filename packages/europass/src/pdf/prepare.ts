import { europassTranslator } from '../messages.ts'
import { type Cv, cvColours, type SectionName, shownContent } from '../model/cv.ts'
import type { Profile } from '../model/profile.ts'
import { parseRichText } from '../rich-text/index.ts'
import { educationEntry } from './sections/education.ts'
import { languagesView } from './sections/languages.ts'
import { contacts, fullName, personalFacts } from './sections/personal.ts'
import { workEntry } from './sections/work-experience.ts'
import type { CvView, SectionView } from './view.ts'
import type { Words } from './words.ts'

/** How each section is set. A new section is one line here. */
const sectionViews: Readonly<Record<SectionName, (content: Profile, title: string, words: Words) => SectionView>> = {
  'work-experience': (content, title, words) => ({
    kind: 'entries',
    form: 'story',
    title,
    entries: content.work.filter((one) => one.occupation || one.employer).map((one) => workEntry(one, words)),
  }),
  'education-training': (content, title, words) => ({
    kind: 'entries',
    form: 'story',
    title,
    entries: content.education
      .filter((one) => one.qualification || one.organisation)
      .map((one) => educationEntry(one, words)),
  }),
  language: (content, title, words) => ({ kind: 'languages', title, ...languagesView(content.languages, words) }),
  'profile-skills': (content, title) => ({
    kind: 'groups',
    title,
    groups: content.digitalSkills
      .map((group) => ({ name: group.name, items: group.skills.filter((skill) => skill.trim() !== '') }))
      .filter((group) => group.items.length > 0),
  }),
}

function isEmpty(section: SectionView): boolean {
  if (section.kind === 'entries') return section.entries.length === 0
  if (section.kind === 'groups') return section.groups.length === 0
  return section.mother === null && section.table === null
}

/**
 * Turns a CV into what a template sets: texts in the CV's language, dates written out, empty sections gone.
 *
 * @param cv - a finished CV or a draft; what isn't finished is left out, nothing throws
 */
export function prepareCv(cv: Cv): CvView {
  const words = europassTranslator(cv.language)
  const content = shownContent(cv)
  const name = fullName(content.personal)
  const about = parseRichText(content.personal.about)
  return {
    title: words('cv.documentTitle', { name: name || words('cv.nameless') }),
    language: cv.language,
    direction: 'ltr',
    labels: cv.language,
    name: name || words('cv.nameless'),
    headline: cv.headline.trim(),
    photo: null,
    footer: cv.pageNumbers ? words('cv.page', { page: '{page}', pages: '{pages}' }) : '',
    contactsTitle: words('cv.contact'),
    contacts: contacts(content.personal, words),
    facts: personalFacts(content.personal, words),
    about: about.length === 0 ? null : { title: words('cv.about'), body: about },
    sections: cv.sections
      .map((section) => sectionViews[section](content, words(`section.${section}`), words))
      .filter((section) => !isEmpty(section)),
    design: {
      colour: cvColours[cv.colour],
      font: 'Open Sans',
      smallCaps: [],
      size: 9.5,
      margins: 1,
      paper: 'a4',
      logo: null,
      options: {},
    },
  }
}
