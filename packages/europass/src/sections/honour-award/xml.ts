import { spokenFor } from '@laissez-passer/i18n/languages'
import type { SpokenLanguage } from '@laissez-passer/i18n/languages'
import { readActivity, writeActivity } from '../../activity/xml.ts'
import { all, text } from '../../xml/read.ts'
import { element, leaf } from '../../xml/write.ts'
import { own } from '../candidate.ts'
import type { XmlSection } from '../section.ts'
import english from './messages/en.json' with { type: 'json' }
import french from './messages/fr.json' with { type: 'json' }
import type { HonourAward } from './schema.ts'

/** What Europass' editor is to call the section. */
const titles: Readonly<Record<SpokenLanguage, string>> = {
  en: english['section.honour-award'],
  fr: french['section.honour-award'],
}

/**
 * No public document shows the elements of honours, and importers ignore what they don't know: they are
 * written as a section of the person's own is, which Europass' editor shows, with our mark. Documents of ours
 * had elements of their own before.
 */
export const honourAwardXml: XmlSection<HonourAward> = {
  write: (entries, options) =>
    entries
      .map((entry) =>
        element(
          ['Others', { [own('section')]: 'honour-award' }],
          [
            leaf('Title', titles[spokenFor(options.labels)]),
            element('Other', writeActivity(entry, { ...options, hasLocation: false })),
          ],
        ),
      )
      .join(''),
  read: (profile, reading) => {
    const marked = all(profile, 'Others').filter(({ attributes }) => attributes['section'] === 'honour-award')
    for (const others of marked) text(others, 'Title')
    const before = all(profile, 'HonoursAndAwards').flatMap((holder) => all(holder, 'HonourAndAward'))
    return [...marked.flatMap((others) => all(others, 'Other')), ...before]
      .filter(({ children }) => children.length > 0)
      .map((one) => readActivity(one, 'entries/honour-award', reading))
  },
}
