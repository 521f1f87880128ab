type Rule = readonly [ending: RegExp, instead: string]

/**
 * Endings that make plural, feminine and the commonest verb forms, longest first; the first that fits counts.
 * After the light stemmers of Harman and Savoy: rather two words too many than two words taken for one.
 */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  en: [
    [/(?<=[a-z]{2})ies$/, 'y'],
    [/(?<=[a-z]{3})(?:sses|shes|ches|xes)$/, ''],
    [/(?<=[a-z]{2}[^aeious])s$/, ''],
    [/(?<=[a-z]{2}e)s$/, ''],
  ],
  fr: [
    [/(?<=[a-z]{2})eaux$/, 'eau'],
    [/(?<=[a-z]{2})aux$/, 'al'],
    [/(?<=[a-z]{3})ives?$/, 'if'],
    [/(?<=[a-z]{3})euses?$/, 'eur'],
    [/(?<=[a-z]{3})trices?$/, 'teur'],
    [/(?<=[a-z]{3})(?:ees|ee|es|s|x|e)$/, ''],
  ],
  de: [
    [/(?<=[a-z]{4})innen$/, ''],
    [/(?<=[a-z]{4})(?:in|en|er|em|es|e|n|s)$/, ''],
  ],
  es: [
    [/(?<=[a-z]{3})ces$/, 'z'],
    [/(?<=[a-z]{3})(?:os|as|es|o|a|e|s)$/, ''],
  ],
  it: [[/(?<=[a-z]{3})(?:he|hi|[aeio])$/, '']],
  nl: [[/(?<=[a-z]{3})(?:en|s|e)$/, '']],
  pt: [
    [/(?<=[a-z]{2})oes$/, 'ao'],
    [/(?<=[a-z]{3})(?:os|as|es|o|a|e|s)$/, ''],
  ],
}

/** English verbs: the ending goes, a doubled consonant and a mute e with it. */
function englishVerb(word: string): string {
  const base = /^([a-z]{3,})(?:ing|ed)$/.exec(word)?.[1] ?? word
  if (!/[aeiouy]/.test(base)) return word
  const single = base !== word && /([^aeiouls])\1$/.test(base) ? base.slice(0, -1) : base
  return single.length > 3 ? single.replace(/e$/, '') : single
}

/**
 * Brings forms of a word together: `surveys` and `survey`, `managing` and `manage`.
 *
 * @param word - in lower case, without marks
 * @param language - a BCP 47 tag; words of one without rules stay as they are
 */
export function stem(word: string, language: string): string {
  const [base = ''] = language.toLowerCase().split('-')
  const rule = rules[base]?.find(([ending]) => ending.test(word))
  const shorter = rule ? word.replace(rule[0], rule[1]) : word
  return base === 'en' ? englishVerb(shorter) : shorter
}
