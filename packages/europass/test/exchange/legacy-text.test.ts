import { describe, expect, test } from 'vitest'
import { textOfBytes } from '../../src/exchange/text-of-bytes.ts'
import { read } from './read.ts'

/** Text in a code page of Windows, as its Notepad saves it by default until 2019. */
function inCodePage(codePage: string, text: string): Uint8Array {
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [new TextDecoder(codePage).decode(Uint8Array.of(byte)), byte]),
  )
  return Uint8Array.from(text, (char) => bytes.get(char) ?? 0x3f)
}

const texts = [
  ['windows-1252', 'Élodie Müller, ingénieure à Besançon – où l’été dure 3 mois; 12 m³, n°5 «Cœur»'],
  ['windows-1252', 'Jörg Großmann, Geschäftsführer für Qualität in Köln. ÜBER 20 Jahre.'],
  ['windows-1252', 'José Muñoz: ¿Qué hacía? Dirección técnica en España. Hyvää päivää, Pääjärvi.'],
  ['windows-1251', 'Мария Иванова, биолог в София. Ръководител на лаборатория, Excel и R.'],
  ['windows-1253', 'Μαρία Παπαδοπούλου, βιολόγος στο Ινστιτούτο Θαλάσσιας Βιολογίας, Excel.'],
  ['windows-1250', 'Łucja Żółkiewska, połączenie spółek i księgowość w Łodzi'],
] as const

describe('text that is older than UTF-8', () => {
  test.each(texts)('in %s: %s', (codePage, text) => {
    expect(textOfBytes(inCodePage(codePage, text))).toBe(text)
  })
  test('an XML that says it is UTF-8 and isn’t', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?><SkillsPassport><LearnerInfo><Identification><PersonName><FirstName>Zoë</FirstName></PersonName></Identification></LearnerInfo></SkillsPassport>`
    const { document } = await read(inCodePage('windows-1252', xml))
    expect(document.profile.personal.givenName).toBe('Zoë')
  })
  test('but UTF-8 with a broken character is UTF-8', () => {
    const bytes = new TextEncoder().encode('Ζωή Müller ')
    expect(textOfBytes(Uint8Array.of(...bytes, 0xe9, 0x20))).toBe('Ζωή Müller \uFFFD ')
  })
})
