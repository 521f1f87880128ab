import { isLanguage, type Language } from '@laissez-passer/i18n/languages'
import { createTranslator, type Translator } from '@laissez-passer/i18n/translator'
import { afterAll, expect, test } from 'vitest'
import { cvDraftSchema, resolveCv } from '../../src/cv/index.ts'
import { exportDocument, exportLetter } from '../../src/exchange/index.ts'
import { letterDraftSchema, prepareLetter } from '../../src/letter/index.ts'
import { makeSheet } from '../../src/sheet/index.ts'
import { designSchema } from '../../src/templates/design.ts'
import { documentSetting, resolveDesign } from '../../src/templates/index.ts'
import { type Setting, typeset } from '../../src/typst/index.ts'
import { typstNode } from '../../src/typst-node/index.ts'
import { prepareCv } from '../../src/view/index.ts'
import { europassEnglish } from '../../src/words/english.ts'
import { type EuropassMessageKey, europassWords } from '../../src/words/index.ts'
import { twoPages } from '../samples/people.ts'
import { readPdf } from '../support/read-pdf.ts'
import { structureFaults } from '../support/structure.ts'

const engine = typstNode()
afterAll(() => engine.close())
const now = new Date('2026-11-21T10:00:00Z')
const { profile } = twoPages
const personal = profile.personal

/** Every sentence, in a word of a language that somebody brings. */
const made = (word: string) => Object.fromEntries(Object.keys(europassEnglish).map((key) => [key, word]))

/** A folder brings one of the Union's; of others the translator is whose the program is. */
async function wordsIn(code: string, word: string): Promise<Translator<EuropassMessageKey>> {
  if (isLanguage(code)) return europassWords(code, made(word))
  const words = made(word) as Readonly<Record<EuropassMessageKey, string>>
  return createTranslator<typeof words>({ en: words, [code]: words } as never, code as Language)
}

test.each([
  ['el', 'Εμπειρία', 'ltr'],
  ['bg', 'Опит', 'ltr'],
  ['he', 'ניסיון', 'rtl'],
  ['ar', 'خبرة', 'rtl'],
] as const)('what is printed in %s says its words, its language and its direction', async (code, word, direction) => {
  const words = await wordsIn(code, word)
  const design = designSchema.parse({})
  const looks = resolveDesign(design, { template: 'formal', logoText: '' })
  const cv = prepareCv(resolveCv(profile, cvDraftSchema.parse({ id: 'c', language: code })), { words, design: looks })
  const letter = prepareLetter(letterDraftSchema.parse({ id: 'l', language: code }), { personal, words, design: looks })
  const sheet = makeSheet({ title: word, blocks: [{ kind: 'heading', level: 1, number: '', text: word }] }, { words })
  const papers: readonly [string, { readonly direction: string; readonly labels: string }, Setting][] = [
    ['cv', cv, documentSetting([{ kind: 'cv', template: 'formal', view: cv }])],
    ['letter', letter, documentSetting([{ kind: 'letter', template: 'formal', view: letter }])],
    ['sheet', sheet, documentSetting([{ kind: 'sheet', view: sheet }])],
  ]
  for (const [kind, view, setting] of papers) {
    const pdf = await readPdf((await typeset(setting, engine, { now })).bytes)
    expect([kind, view.direction, view.labels, pdf.language]).toEqual([kind, direction, code, code])
    // A letter has none.
    expect([kind, ...structureFaults(pdf).filter((fault) => fault !== 'no heading')]).toEqual([kind])
    expect([kind, pdf.text.includes(word), pdf.text.includes('\uFFFD')]).toEqual([kind, true, false])
    expect(pdf.text).not.toMatch(/experience|Page/)
  }
})

test('a program brings the words of a file that it writes; without them it is English', async () => {
  const cv = cvDraftSchema.parse({ id: 'c', language: 'de', labels: 'de' })
  const letter = letterDraftSchema.parse({ id: 'l', language: 'de', labels: 'de' })
  const written = async (ownWords: Readonly<Record<string, string>>) => {
    const html = new TextDecoder().decode(await exportDocument({ profile, cv }, { format: 'html', ownWords, now }))
    const pdf = await readPdf(await exportLetter({ profile, letter }, { format: 'pdf', engine, ownWords, now }))
    return { html, letter: pdf.title }
  }
  const own = { 'section.work-experience': 'Berufserfahrung', 'letter.documentTitle': 'Brief von {name}' }
  const german = await written(own)
  expect(german.html).toContain('Berufserfahrung')
  expect(german.letter).toBe('Brief von Élodie Müller')
  const english = await written({})
  expect(english.html).toContain('Work experience')
  expect(english.letter).not.toBe(german.letter)
})
