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
  ['windows-1252', 'João Gonçalves, formação e coordenação em São João, 1º lugar'],
  ['windows-1252', 'Søren Ørsted, Ærøskøbing, på Århus; køb'],
  ['windows-1253', 'ΒΙΟΓΡΑΦΙΚΟ ΣΗΜΕΙΩΜΑ, ΜΑΡΙΑ ΠΑΠΑΔΟΠΟΥΛΟΥ, ΑΘΗΝΑ'],
  ['windows-1251', 'БИОГРАФИЯ: МАРИЯ ИВАНОВА, СОФИЯ'],
  ['windows-1250', 'Łucja Żółkiewska, połączenie spółek i księgowość w Łodzi'],
  ['windows-1250', 'Jiří Dvořák, Příbram. Vedoucí oddělení, řízení projektů, žádosti'],
  ['windows-1250', 'Ľubomír Ďurič, Košice, vedúci oddelenia, účtovníctvo'],
  ['windows-1250', 'Szőke Gergő, Győr, műszaki vezető, könyvelő'],
  ['windows-1250', 'Ştefan Brătianu, Bucureşti, inginer, învăţământ'],
  ['windows-1250', 'Željko Čačić, Šibenik, voditelj odjela, različite zadaće'],
  ['windows-1250', 'Žiga Kovačič, Škofja Loka, univerzitetni diplomirani inženir'],
  ['windows-1250', 'Jiří'],
  ['windows-1250', 'Jiří Dvořák, asistent u prof. François'],
  ['windows-1257', 'Jūratė Žukauskaitė, Šiauliai, vadybininkė'],
  ['windows-1257', 'Jānis Bērziņš, Rīga, grāmatvedis, uzņēmums'],
  ['windows-1257', 'Tõnu Õnnepalu, Jõhvi, šeff, žürii'],
  ['windows-1254', 'Ayşe Yılmaz, İstanbul, müdür, öğretmen'],
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
  test('behind a mark of UTF-8, which isn’t read as letters', async () => {
    const json = inCodePage('windows-1252', '{"basics":{"name":"Zoë Müller"}}')
    const { document } = await read(Uint8Array.of(0xef, 0xbb, 0xbf, ...json))
    expect(document.profile.personal.givenName).toBe('Zoë')
  })
  test('where it begins late in a long text', () => {
    const text = `${'A line of no letters but those of English.\n'.repeat(6000)}Zoë`
    expect(textOfBytes(inCodePage('windows-1252', text)).endsWith('Zoë')).toBe(true)
  })
  test('but UTF-8 with a broken character is UTF-8', () => {
    const bytes = new TextEncoder().encode('Ζωή Müller ')
    expect(textOfBytes(Uint8Array.of(...bytes, 0xe9, 0x20))).toBe('Ζωή Müller \uFFFD ')
  })
})
