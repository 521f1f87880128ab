import { type EqfLevel, eqfLevels } from './levels.ts'

/** A country's own framework of qualifications, and which of its levels lie on those of the EQF. */
export interface NationalFramework {
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** What it is called there, and the language of that. */
  readonly name: string
  readonly language: string
  /** What it is shortened to there. */
  readonly short: string
  /** Levels of its own by EQF level, lowest first; none where it has none, or we don’t know. */
  readonly levels: Readonly<Partial<Record<EqfLevel, readonly string[]>>>
}

/** Levels of the same numbers, from one on. */
const alike = (from = 1): NationalFramework['levels'] =>
  Object.fromEntries(eqfLevels.filter((level) => Number(level) >= from).map((level) => [level, [level]]))

/**
 * National frameworks whose referencing to the EQF is published. Not all of them: what we don’t know for
 * certain isn’t here, and a country that is missing may well have one.
 *
 * @see https://europass.europa.eu/en/eqf-referencing-reports the reports of the countries
 */
export const nationalFrameworks: readonly NationalFramework[] = [
  { country: 'AT', name: 'Nationaler Qualifikationsrahmen', language: 'de', short: 'NQR', levels: alike() },
  { country: 'BE', name: 'Vlaamse kwalificatiestructuur', language: 'nl', short: 'VKS', levels: alike() },
  {
    country: 'BE',
    name: 'Cadre francophone des certifications',
    language: 'fr',
    short: 'CFC',
    levels: alike(),
  },
  { country: 'BG', name: 'Национална квалификационна рамка', language: 'bg', short: 'НКР', levels: alike() },
  {
    country: 'CH',
    name: 'Nationaler Qualifikationsrahmen Berufsbildung',
    language: 'de',
    short: 'NQR Berufsbildung',
    levels: alike(),
  },
  { country: 'CY', name: 'Κυπριακό Πλαίσιο Προσόντων', language: 'el', short: 'CYQF', levels: alike() },
  { country: 'DE', name: 'Deutscher Qualifikationsrahmen', language: 'de', short: 'DQR', levels: alike() },
  {
    country: 'DK',
    name: 'Den danske kvalifikationsramme for livslang læring',
    language: 'da',
    short: 'NQF',
    levels: alike(),
  },
  { country: 'EE', name: 'Eesti kvalifikatsiooniraamistik', language: 'et', short: 'EKR', levels: alike() },
  {
    country: 'ES',
    name: 'Marco Español de Cualificaciones para la Educación Superior',
    language: 'es',
    short: 'MECES',
    levels: { 5: ['1'], 6: ['2'], 7: ['3'], 8: ['4'] },
  },
  {
    country: 'FI',
    name: 'Tutkintojen ja muiden osaamiskokonaisuuksien viitekehys',
    language: 'fi',
    short: 'FiNQF',
    levels: alike(),
  },
  {
    country: 'FR',
    name: 'Cadre national des certifications professionnelles',
    language: 'fr',
    short: 'CNCP',
    levels: alike(2),
  },
  { country: 'GR', name: 'Εθνικό Πλαίσιο Προσόντων', language: 'el', short: 'ΕΠΠ', levels: alike() },
  { country: 'HR', name: 'Hrvatski kvalifikacijski okvir', language: 'hr', short: 'HKO', levels: alike() },
  { country: 'HU', name: 'Magyar Képesítési Keretrendszer', language: 'hu', short: 'MKKR', levels: alike() },
  {
    country: 'IE',
    name: 'National Framework of Qualifications',
    language: 'en',
    short: 'NFQ',
    levels: { 1: ['1', '2'], 2: ['3'], 3: ['4'], 4: ['5'], 5: ['6'], 6: ['7', '8'], 7: ['9'], 8: ['10'] },
  },
  { country: 'IT', name: 'Quadro Nazionale delle Qualificazioni', language: 'it', short: 'QNQ', levels: alike() },
  { country: 'LT', name: 'Lietuvos kvalifikacijų sandara', language: 'lt', short: 'LTKS', levels: alike() },
  {
    country: 'LU',
    name: 'Cadre luxembourgeois des qualifications',
    language: 'fr',
    short: 'CLQ',
    levels: alike(),
  },
  { country: 'LV', name: 'Latvijas kvalifikāciju ietvarstruktūra', language: 'lv', short: 'LKI', levels: alike() },
  { country: 'MT', name: 'Malta Qualifications Framework', language: 'en', short: 'MQF', levels: alike() },
  {
    country: 'NL',
    name: 'Nederlands kwalificatieraamwerk',
    language: 'nl',
    short: 'NLQF',
    levels: { ...alike(), 4: ['4', '4+'] },
  },
  {
    country: 'NO',
    name: 'Nasjonalt kvalifikasjonsrammeverk for livslang læring',
    language: 'no',
    short: 'NKR',
    levels: alike(2),
  },
  { country: 'PL', name: 'Polska Rama Kwalifikacji', language: 'pl', short: 'PRK', levels: alike() },
  { country: 'PT', name: 'Quadro Nacional de Qualificações', language: 'pt', short: 'QNQ', levels: alike() },
  { country: 'RO', name: 'Cadrul național al calificărilor', language: 'ro', short: 'CNC', levels: alike() },
  {
    country: 'SE',
    name: 'Sveriges referensram för kvalifikationer',
    language: 'sv',
    short: 'SeQF',
    levels: alike(),
  },
  {
    country: 'SI',
    name: 'Slovensko ogrodje kvalifikacij',
    language: 'sl',
    short: 'SOK',
    levels: {
      1: ['1'],
      2: ['2'],
      3: ['3'],
      4: ['4', '5'],
      5: ['6'],
      6: ['7'],
      7: ['8'],
      8: ['10'],
    },
  },
  { country: 'SK', name: 'Slovenský kvalifikačný rámec', language: 'sk', short: 'SKKR', levels: alike() },
  {
    country: 'TR',
    name: 'Türkiye Yeterlilikler Çerçevesi',
    language: 'tr',
    short: 'TYÇ',
    levels: alike(),
  },
]

/** A country's levels on one of the EQF. */
export interface NationalLevel extends Pick<NationalFramework, 'name' | 'language' | 'short'> {
  readonly levels: readonly string[]
}

/**
 * What a level of the EQF is in a country, by each of its frameworks.
 *
 * @param country - ISO 3166-1, two letters, of any case
 * @returns nothing where the country has none at this level, or we don’t know
 */
export function nationalLevels(country: string, level: EqfLevel): NationalLevel[] {
  const wanted = country.toUpperCase()
  return nationalFrameworks.flatMap(({ country: own, levels, ...framework }) => {
    const found = levels[level] ?? []
    return own === wanted && found.length > 0
      ? [{ name: framework.name, language: framework.language, short: framework.short, levels: found }]
      : []
  })
}
