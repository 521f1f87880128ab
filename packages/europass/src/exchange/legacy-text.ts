/**
 * Code pages of Windows, with the letters beside A to Z of each language that is written in them. Of those
 * that are equally likely the first is taken: Greek stands before Cyrillic, whose letters take all its bytes.
 */
const alphabets: readonly (readonly [codePage: string, languages: string])[] = [
  // French, Italian, German, Spanish, Portuguese, Danish, Swedish and Finnish, Dutch, Icelandic.
  ['windows-1252', 'àâæçéèêëîïôœùûüÿ àèéìòù äöüß áéíñóúü ãáàâçéêíóôõú æøåéóò åäöéšž ëïéèöüó áðéíóúýþæö'],
  ['windows-1253', 'αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋ'],
  // Bulgarian, Macedonian and Serbian, Russian.
  [
    'windows-1251',
    'абвгдежзийклмнопрстуфхцчшщъьюя абвгдђѓежзѕијклљмнњопрстћќуфхцчџш абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  ],
  // Polish, Czech, Slovak, Hungarian, Romanian, Croatian and Slovenian.
  ['windows-1250', 'ąćęłńóśźż áčďéěíňóřšťúůýž áäčďéíĺľňóôŕšťúýž áéíóöőúüű ăâîşţ čćđšž'],
  // Lithuanian, Latvian, Estonian.
  ['windows-1257', 'ąčęėįšųūž āčēģīķļņšūž äöüõšž'],
  // Turkish.
  ['windows-1254', 'çğıöşüâî'],
]

/** What no language writes: it tells that bytes were read in the wrong code page. */
const oddities = [
  // What the code page has no character for.
  /[^\P{Cc}\t\n\r\f]|\uFFFD/gu,
  // Two alphabets in a word.
  /\p{Script=Latin}[\p{Script=Greek}\p{Script=Cyrillic}]|[\p{Script=Greek}\p{Script=Cyrillic}]\p{Script=Latin}/gu,
  // A capital after a small letter, or another letter after Greek's last.
  /\p{Ll}(?![A-Z])\p{Lu}|ς\p{L}/gu,
  // A sign between letters: “po³¹czenie”; what stands behind a number, before one: “ªtefan”.
  /\p{L}[¡-©«-´¶-¹»-¿]\p{L}|[ªº]\p{L}/gu,
] as const

/** As much of a file as tells. */
const sample = 200_000

const countOf = (what: RegExp, text: string): number => text.match(what)?.length ?? 0

/** How little it helps a reading that two languages are mixed in it: names of one in a text of another. */
const second = 2

/** How much of a reading no language of its code page writes: that one, or two, which fit best. */
function oddOf(reading: string, languages: string): number {
  const letters = new Map<string, number>()
  for (const letter of reading.toLowerCase().match(/[^\P{L}A-Za-zªºµ]/gu) ?? [])
    letters.set(letter, (letters.get(letter) ?? 0) + 1)
  const foreignTo = (own: string): number =>
    [...letters].reduce((sum, [letter, count]) => (own.includes(letter) ? sum : sum + count), 0)
  const foreign = languages
    .split(' ')
    .flatMap((one, at, all) => [foreignTo(one), ...all.slice(at + 1).map((other) => foreignTo(one + other) + second)])
  return Math.min(...foreign) + oddities.reduce((sum, oddity) => sum + countOf(oddity, reading), 0)
}

/**
 * Text that isn't UTF-8 though it says nothing else, as editors of Windows wrote it in the code page of their
 * country: which one it is, its letters tell. Undefined where it is UTF-8 with a few broken characters.
 *
 * @param bytes - a whole file, without a byte order mark
 * @param text - the same, read as UTF-8
 */
export function legacyText(bytes: Uint8Array, text: string): string | undefined {
  const from = text.indexOf('\uFFFD')
  if (from === -1) return undefined
  const head = text.slice(0, from + sample)
  if (countOf(/\uFFFD/g, head) <= countOf(/[^\p{ASCII}\uFFFD]/gu, head)) return undefined
  // From a little before: the word in which it stands.
  const telling = bytes.subarray(Math.max(0, from - 100), from + sample)
  const odd = alphabets.map(([codePage, languages]) => oddOf(new TextDecoder(codePage).decode(telling), languages))
  return new TextDecoder(alphabets[odd.indexOf(Math.min(...odd))]?.[0]).decode(bytes)
}
