import { type Letter, letterDraftSchema, prepareLetter } from '../../src/letter/index.ts'
import { type Design, designSchema } from '../../src/templates/design.ts'
import type { TemplateName } from '../../src/templates/index.ts'
import { resolveDesign } from '../../src/templates/resolve.ts'
import type { LetterView } from '../../src/view/index.ts'
import { europassWords } from '../../src/words/index.ts'
import { paragraph, points, type Sample } from './build.ts'
import { arabic, bulgarian, longWords, short, twoPages } from './people.ts'
import { signature } from './picture.ts'

/** A letter of a sample person. */
export interface LetterSample {
  readonly writer: Sample
  readonly letter: Letter
}

const letterOf = (writer: Sample, letter: object): LetterSample => ({
  writer,
  letter: letterDraftSchema.parse({ id: 'letter', language: writer.profile.language, ...letter }),
})

/** In English, to a person, signed by hand, with enclosures. */
export const english: LetterSample = letterOf(twoPages, {
  labels: 'en',
  recipient: {
    name: 'Dr Aoife Brennan',
    title: 'Head of Surveys',
    organisation: 'Marine Institute',
    address: 'Rinville',
    city: 'Oranmore',
    postalCode: 'H91 R673',
    country: 'IE',
  },
  place: 'Klaipėda',
  date: '2026-03-03',
  subject: 'Survey lead, seagrass and reefs (MI-2026-14)',
  salutation: 'Dear Dr Brennan,',
  body: [
    paragraph(
      'Your advertisement asks for somebody who has run dive surveys in cold water and can explain the results to people who fish there. I have done both for ten years, the last five at the Baltic Institute, where my team maps 140 km of coast twice a year.',
    ),
    paragraph('Three things I would bring:'),
    ...points(
      'a towed camera that cut the cost of a survey by a third, with plans that anybody may copy;',
      'a way of training volunteers whose counts agree with those of biologists within **four per cent**;',
      'maps that two courts have accepted as evidence.',
    ),
    paragraph(
      'I would be glad to show you the data behind all three, and to hear what the Institute wants to know about its reefs that it doesn’t know yet. I can be in Oranmore on any day after 16 March.',
    ),
  ],
  closing: 'Yours sincerely,',
  signature,
  enclosures: ['Curriculum vitae', 'Reference from the Baltic Institute'],
})

/** In French, to nobody by name: what is usual in French stands in. */
export const french: LetterSample = letterOf(short, {
  labels: 'fr',
  recipient: {
    organisation: 'Épicerie des Quatre Saisons',
    address: '21, place du Concert',
    postalCode: '59800',
    city: 'Lille',
    country: 'FR',
  },
  place: 'Lille',
  date: '2026-09-01',
  subject: 'candidature à une alternance en vente',
  body: [
    paragraph(
      'Vous cherchez une personne en alternance pour la rentrée. Je termine un baccalauréat professionnel « Métiers du commerce » et j’aime ce que votre boutique fait bien : des produits expliqués, des clients reconnus.',
    ),
    paragraph(
      'En mai, à la librairie Le Furet, j’ai tenu le rayon jeunesse et monté la vitrine de saison. Je suis libre le lundi et le mardi toute la journée, les autres jours à partir de seize heures.',
    ),
    paragraph('Puis-je passer vous voir un matin, avant l’ouverture ?'),
  ],
})

/** In Bulgarian, abroad. */
export const bulgarianLetter: LetterSample = letterOf(bulgarian, {
  labels: 'en',
  recipient: {
    name: 'Frau Petra Lang',
    organisation: 'Nordwind GmbH',
    address: 'Hafenstraße 7',
    postalCode: '26721',
    city: 'Emden',
    country: 'DE',
  },
  place: 'Варна',
  date: '2026-04-12',
  subject: 'Ръководител поддръжка на ветропарк',
  body: [
    paragraph(
      'Дванадесет години поддържам генератори край морето, а вашият парк е първият, чиито данни бих искал да видя отвътре.',
    ),
  ],
})

/** From right to left. */
export const arabicLetter: LetterSample = letterOf(arabic, {
  labels: 'en',
  recipient: { organisation: 'محكمة ستوكهولم', city: 'ستوكهولم', country: 'SE' },
  place: 'يوتوبوري',
  date: '2026-02-01',
  subject: 'وظيفة مترجمة قانونية',
  salutation: 'السادة الكرام،',
  body: [paragraph('أتقدم بطلبي لشغل وظيفة مترجمة قانونية لدى محكمتكم، بعد عشر سنوات من العمل في يوتوبوري.')],
  closing: 'مع فائق الاحترام،',
})

/** Two pages, with names that are longer than anybody thought. */
export const longLetter: LetterSample = letterOf(longWords, {
  labels: 'en',
  recipient: {
    name: 'Frau Ministerialdirigentin Prof. Dr. Dr. h. c. Annegret Gräfin zu Hohenlohe-Schillingsfürst-Waldenburg',
    organisation: 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsbehörde',
    address: 'Straße der Verwaltungsvereinfachung 104',
    postalCode: '10117',
    city: 'Berlin',
    country: 'DE',
  },
  place: 'Dingolfing',
  date: '2026-10-30',
  subject: 'Leitung der Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungsabteilung',
  body: Array.from({ length: 11 }, () =>
    paragraph(
      'Seit zehn Jahren leite ich eine Abteilung, deren Namen niemand zu Ende liest und deren Bescheide jeder versteht. Das ist kein Widerspruch, sondern Arbeit: wir schreiben jeden Satz so, dass er auch ohne den vorigen gilt, und jeden Absatz so, dass er eine Frage beantwortet.',
    ),
  ),
  enclosures: ['Lebenslauf'],
})

/** All letters by name. */
export const letters = { english, french, bulgarianLetter, arabicLetter, longLetter }

/** What a template sets of a letter. */
export async function letterViewOf(
  { letter, writer }: LetterSample,
  template: TemplateName,
  design: Partial<Design> = {},
): Promise<LetterView> {
  const chosen = designSchema.parse({ ...design })
  const words = await europassWords(letter.labels)
  return prepareLetter(
    { ...letter, template, design: chosen },
    {
      personal: writer.profile.personal,
      headline: typeof writer.cv['headline'] === 'string' ? writer.cv['headline'] : '',
      words,
      design: resolveDesign(chosen, { template, logoText: words('design.logo.alt') }),
    },
  )
}
