import { checkOptions, optional, type OptionRules } from '@laissez-passer/password/options'
import { takes } from '../option-rules.ts'
import { shownPersonal } from '../cv/shown-personal.ts'
import { formatPartialDate, isPartialDate } from '../fields/partial-date.ts'
import { directionOf } from '../fields/language-tag.ts'
import type { Personal } from '../sections/index.ts'
import { contacts, fullName } from '../sections/personal-information/view.ts'
import { type Saying, says } from '../sections/saying.ts'
import type { DesignView } from '../view/design-view.ts'
import type { LetterView } from '../view/letter-view.ts'
import { recipientLines } from './address.ts'
import { type LetterCustoms, letterCustoms } from './customs.ts'
import type { Letter } from './schema.ts'

/** What `prepareLetter` takes besides the letter. */
export interface PrepareLetterOptions {
  /** Who writes: of the profile, in the letter's language. */
  readonly personal: Personal
  /** The line under the name, that of the CV that goes with it for example; '' is none. */
  readonly headline?: string
  /** The package's words in the language of the letter's labels. */
  readonly words: Saying['words']
  /** How the letter looks, every choice made. */
  readonly design: DesignView
}

const rules: OptionRules<PrepareLetterOptions> = {
  personal: takes.object('who writes'),
  headline: optional({ takes: (given) => typeof given === 'string', accepted: 'a text' }),
  words: takes.words,
  design: takes.object('a design, as resolveDesign gives it'),
}

/**
 * Turns a letter into what a template sets: what is usual in its language where the writer said nothing.
 *
 * @param letter - finished or a draft; what isn't finished is left out, nothing throws
 */
export function prepareLetter(letter: Letter, options: PrepareLetterOptions): LetterView {
  checkOptions('prepareLetter', options, rules)
  const { personal, headline = '', words, design } = options
  const { language } = letter
  const customs = letterCustoms(language)
  const writer = shownPersonal(personal, letter.personalHidden)
  const name = fullName(writer) || words('cv.nameless')
  const enclosures = letter.enclosures.map((one) => one.trim()).filter((one) => one !== '')
  return {
    title: words('letter.documentTitle', { name }),
    language,
    direction: directionOf(language),
    labels: words.language,
    name,
    headline: headline.trim(),
    contactsTitle: words('cv.contact'),
    contacts: contacts(writer, { words, language, dates: letter.design.dates }),
    footer: letter.design.pageNumbers ? words('cv.page', { page: '{page}', pages: '{pages}' }) : '',
    recipient: recipientLines(letter.recipient, { language, from: writer.addresses[0]?.country ?? '' }),
    recipientSide: customs.recipient,
    placeAndDate: placeAndDate(letter, customs),
    subject: { label: letter.subject.trim() === '' ? '' : customs.subject, value: letter.subject.trim() },
    salutation: letter.salutation.trim() || customs.salutation,
    body: says(letter.body) ? letter.body : [],
    closing: letter.closing.trim() || customs.closing,
    signature: letter.signature === '' ? null : { data: letter.signature, alt: words('letter.signature', { name }) },
    enclosures:
      enclosures.length === 0 ? null : { title: customs.enclosures || words('letter.enclosures'), items: enclosures },
    design,
  }
}

/** A letter's date has a day: it is written out, or in numbers where the design writes all dates so. */
function placeAndDate({ place, date, language, design }: Letter, customs: LetterCustoms): string {
  const month = design.dates === 'numeric' ? 'numeric' : 'long'
  const written = isPartialDate(date) ? formatPartialDate(date, language, { month }) : ''
  const where = place.trim()
  if (written === '' || where === '') return written || where
  return customs.placeAndDate.replace('{place}', () => where).replace('{date}', () => written)
}
