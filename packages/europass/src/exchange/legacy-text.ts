/**
 * Code pages of Windows for the alphabets of the Union; the first of those that are equally likely is taken.
 */
const codePages = ['windows-1252', 'windows-1251', 'windows-1253', 'windows-1250'] as const

/** What no language writes: it tells that bytes were read in the wrong code page. */
const oddities = [
  // What the code page has no character for.
  /[^\P{Cc}\t\n\r\f]|\uFFFD/gu,
  // Two alphabets in a word.
  /\p{Script=Latin}[\p{Script=Greek}\p{Script=Cyrillic}]|[\p{Script=Greek}\p{Script=Cyrillic}]\p{Script=Latin}/gu,
  // Latin letters of which three in a row are special.
  /(?:(?![A-Za-z])\p{Script=Latin}){3}/gu,
  // A capital after a small letter.
  /\p{Ll}(?![A-Z])\p{Lu}/gu,
  // A sign between letters: “po³¹czenie”.
  /\p{L}[¡-©«-´¶-¹»-¿]\p{L}/gu,
] as const

/** As much of a file as tells. */
const sample = 200_000

const countOf = (what: RegExp, text: string): number => text.match(what)?.length ?? 0

/**
 * Text that isn't UTF-8 though it says nothing else, as editors of Windows wrote it in the code page of their
 * country: which one it is, its words tell. Undefined where it is UTF-8 with a few broken characters.
 *
 * @param bytes - a whole file
 * @param text - the same, read as UTF-8
 */
export function legacyText(bytes: Uint8Array, text: string): string | undefined {
  const head = text.slice(0, sample)
  const broken = countOf(/\uFFFD/g, head)
  if (broken === 0 || broken <= countOf(/[^\p{ASCII}\uFFFD]/gu, head)) return undefined
  const odd = codePages.map((codePage) => {
    const reading = new TextDecoder(codePage).decode(bytes.subarray(0, sample))
    return oddities.reduce((sum, oddity) => sum + countOf(oddity, reading), 0)
  })
  return new TextDecoder(codePages[odd.indexOf(Math.min(...odd))]).decode(bytes)
}
