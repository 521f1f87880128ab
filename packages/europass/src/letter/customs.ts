/** How letters are written in a language: what is usual unless the writer says something else. */
export interface LetterCustoms {
  /** To people whose names aren't known; '' where there is no one way. */
  readonly salutation: string
  readonly closing: string
  /** What stands before the subject; '' where nothing does. */
  readonly subject: string
  /** What the list of enclosures is called; '' where it isn't known. */
  readonly enclosures: string
  /** `{place}` and `{date}`. */
  readonly placeAndDate: string
  /** Where the recipient stands. */
  readonly recipient: 'start' | 'end'
}

const usual = {
  salutation: '',
  closing: '',
  subject: '',
  enclosures: '',
  placeAndDate: '{place}, {date}',
  recipient: 'start',
} as const satisfies LetterCustoms

/**
 * Letters in the official languages of the Union, by ISO 639-1 code. These are words of the letter's own
 * language, so that they aren't in the catalogues, which speak the reader's of the app. What isn't certain is
 * left empty for the writer.
 */
const customs: Readonly<Record<string, LetterCustoms>> = {
  bg: {
    ...usual,
    salutation: 'Уважаеми госпожи и господа,',
    closing: 'С уважение,',
    subject: 'Относно:',
    enclosures: 'Приложения',
  },
  cs: { ...usual, salutation: 'Vážená paní, vážený pane,', closing: 'S pozdravem', enclosures: 'Přílohy' },
  da: { ...usual, salutation: 'Til rette vedkommende', closing: 'Med venlig hilsen', enclosures: 'Bilag' },
  de: {
    ...usual,
    salutation: 'Sehr geehrte Damen und Herren,',
    closing: 'Mit freundlichen Grüßen',
    enclosures: 'Anlagen',
  },
  el: {
    ...usual,
    salutation: 'Αξιότιμες κυρίες, αξιότιμοι κύριοι,',
    closing: 'Με εκτίμηση,',
    subject: 'Θέμα:',
    enclosures: 'Συνημμένα',
  },
  en: { ...usual, salutation: 'Dear Sir or Madam,', closing: 'Yours faithfully,', enclosures: 'Enclosures' },
  es: {
    ...usual,
    salutation: 'Estimados señores y señoras:',
    closing: 'Atentamente,',
    subject: 'Asunto:',
    enclosures: 'Anexos',
  },
  et: { ...usual, salutation: 'Lugupeetud proua või härra', closing: 'Lugupidamisega', enclosures: 'Lisad' },
  fi: { ...usual, salutation: 'Hyvä vastaanottaja', closing: 'Ystävällisin terveisin', enclosures: 'Liitteet' },
  fr: {
    ...usual,
    salutation: 'Madame, Monsieur,',
    closing: 'Je vous prie d’agréer, Madame, Monsieur, l’expression de mes salutations distinguées.',
    subject: 'Objet\u00A0:',
    enclosures: 'Pièces jointes',
    placeAndDate: '{place}, le {date}',
    recipient: 'end',
  },
  ga: { ...usual, salutation: 'A dhuine uasail,', closing: 'Is mise le meas,' },
  hr: { ...usual, salutation: 'Poštovani,', closing: 'S poštovanjem,', enclosures: 'Prilozi' },
  hu: {
    ...usual,
    salutation: 'Tisztelt Hölgyem, tisztelt Uram!',
    closing: 'Tisztelettel:',
    subject: 'Tárgy:',
    enclosures: 'Mellékletek',
  },
  it: {
    ...usual,
    salutation: 'Gentili Signore e Signori,',
    closing: 'Distinti saluti',
    subject: 'Oggetto:',
    enclosures: 'Allegati',
    recipient: 'end',
  },
  lt: { ...usual, salutation: 'Gerbiamieji,', closing: 'Pagarbiai', enclosures: 'Priedai' },
  lv: { ...usual, closing: 'Ar cieņu', enclosures: 'Pielikumi' },
  mt: usual,
  nl: {
    ...usual,
    salutation: 'Geachte heer, mevrouw,',
    closing: 'Met vriendelijke groet,',
    subject: 'Betreft:',
    enclosures: 'Bijlagen',
  },
  pl: {
    ...usual,
    salutation: 'Szanowni Państwo,',
    closing: 'Z poważaniem',
    enclosures: 'Załączniki',
    recipient: 'end',
  },
  pt: {
    ...usual,
    salutation: 'Exmos. Senhores,',
    closing: 'Com os melhores cumprimentos,',
    subject: 'Assunto:',
    enclosures: 'Anexos',
  },
  ro: { ...usual, salutation: 'Stimată doamnă, stimate domn,', closing: 'Cu stimă,', enclosures: 'Anexe' },
  sk: { ...usual, salutation: 'Vážená pani, vážený pán,', closing: 'S pozdravom', enclosures: 'Prílohy' },
  sl: { ...usual, salutation: 'Spoštovani,', closing: 'S spoštovanjem', enclosures: 'Priloge' },
  sv: { ...usual, closing: 'Med vänliga hälsningar', enclosures: 'Bilagor' },
}

/**
 * How a letter is written in a language.
 *
 * @param language - a BCP 47 tag; of one that isn't known, nothing is usual
 */
export const letterCustoms = (language: string): LetterCustoms =>
  customs[language.split('-')[0]?.toLowerCase() ?? ''] ?? usual
