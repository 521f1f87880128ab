import { countryName, languageName } from '@laissez-passer/europass/names'

/**
 * Countries and their dialling codes: the Union, the European Economic Area, candidates, neighbours, and
 * others people often come from.
 */
const countries: Readonly<Record<string, string>> = {
  AT: '43',
  BE: '32',
  BG: '359',
  HR: '385',
  CY: '357',
  CZ: '420',
  DK: '45',
  EE: '372',
  FI: '358',
  FR: '33',
  DE: '49',
  GR: '30',
  HU: '36',
  IE: '353',
  IT: '39',
  LV: '371',
  LT: '370',
  LU: '352',
  MT: '356',
  NL: '31',
  PL: '48',
  PT: '351',
  RO: '40',
  SK: '421',
  SI: '386',
  ES: '34',
  SE: '46',
  IS: '354',
  LI: '423',
  NO: '47',
  CH: '41',
  GB: '44',
  AL: '355',
  AD: '376',
  AM: '374',
  AZ: '994',
  BA: '387',
  BY: '375',
  GE: '995',
  MC: '377',
  MD: '373',
  ME: '382',
  MK: '389',
  RS: '381',
  SM: '378',
  TR: '90',
  UA: '380',
  VA: '379',
  XK: '383',
  DZ: '213',
  AO: '244',
  AR: '54',
  AU: '61',
  BD: '880',
  BJ: '229',
  BO: '591',
  BR: '55',
  BF: '226',
  CM: '237',
  CA: '1',
  CV: '238',
  CL: '56',
  CN: '86',
  CO: '57',
  CG: '242',
  CD: '243',
  CI: '225',
  CU: '53',
  DO: '1',
  EC: '593',
  EG: '20',
  ET: '251',
  GH: '233',
  GN: '224',
  IN: '91',
  ID: '62',
  IR: '98',
  IQ: '964',
  IL: '972',
  JP: '81',
  JO: '962',
  KZ: '7',
  KE: '254',
  KR: '82',
  LB: '961',
  LY: '218',
  MG: '261',
  MY: '60',
  ML: '223',
  MA: '212',
  MX: '52',
  NZ: '64',
  NG: '234',
  PK: '92',
  PS: '970',
  PE: '51',
  PH: '63',
  RU: '7',
  RW: '250',
  SN: '221',
  SG: '65',
  ZA: '27',
  LK: '94',
  SY: '963',
  TH: '66',
  TG: '228',
  TN: '216',
  US: '1',
  UY: '598',
  VE: '58',
  VN: '84',
}

/** ISO 639-2 codes of languages people most often list. */
const languages =
  'sqi amh ara hye aze eus bel ben bos bul mya cat zho hrv ces dan nld eng est fin fra glg kat deu ell guj heb hin hun isl ind gle ita jpn kan kaz kor kur lao lat lav lit ltz mkd msa mal mlt mar mon nep nor pus fas pol por pan ron roh rus srp sin slk slv som spa swa swe tgl tam tel tha tur ukr urd uzb vie cym yid'.split(
    ' ',
  )

const sorted = (options: { value: string; label: string }[], language: string) =>
  options.toSorted((one, other) => one.label.localeCompare(other.label, language))

/** Countries by name. */
export const countryOptions = (language: string) => [
  { value: '', label: '' },
  ...sorted(
    Object.keys(countries).map((code) => ({ value: code, label: countryName(code, language) })),
    language,
  ),
]

/** Dialling codes by country; countries that share one stand together. */
export function diallingOptions(language: string): { value: string; label: string }[] {
  const byCode = Map.groupBy(Object.entries(countries), ([, code]) => code)
  const named = [...byCode].map(([code, list]) => ({
    value: code,
    label: `${list.map(([country]) => countryName(country, language)).join(', ')} +${code}`,
  }))
  return [{ value: '', label: '' }, ...sorted(named, language)]
}

/** Languages by name. */
export const languageOptions = (language: string) =>
  sorted(
    languages.map((code) => ({ value: code, label: languageName({ code, label: '' }, language) })),
    language,
  )
