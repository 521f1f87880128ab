/** Letters of other scripts and signs, and the letters that people take them for. */
const seenAs: readonly (readonly [given: string, seen: string])[] = [
  ['АВСЕНІЈКМОРЅТХУ', 'ABCEHIJKMOPSTXY'],
  ['авсеһіјкморѕтхуԁԛԝӏ', 'abcehijkmopstxydqwl'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['αικνορτυχ', 'aikvoptux'],
  ['ıɑɡ', 'iag'],
]

const letters = new Map(seenAs.flatMap(([given, seen]) => [...given].map((each, at) => [each, seen[at] ?? each])))

/**
 * A name as people see it who look once: without case, accents, blanks and signs, a letter of another
 * script as the one that it looks like, and of those that are mistaken for one another (l, 1, I) one. Names
 * that come to the same are one name to them; it is no spelling to show. These are the letters of our
 * languages.
 *
 * @see https://www.unicode.org/reports/tr39/#Confusable_Detection
 */
export function lookOf(name: string): string {
  return [...name.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '')]
    .map((each) => letters.get(each) ?? each)
    .join('')
    .toLowerCase()
    .replaceAll('0', 'o')
    .replaceAll(/[1i]/g, 'l')
}
