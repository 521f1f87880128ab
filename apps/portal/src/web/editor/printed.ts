import { writeCandidate } from '@laissez-passer/europass/candidate'
import { type Cv, inLanguage, type ResolvedCv, resolveCv } from '@laissez-passer/europass/cv'
import { type Letter, prepareLetter } from '@laissez-passer/europass/letter'
import type { Profile } from '@laissez-passer/europass/profile'
import { type PrintedDocument, resolveDesign } from '@laissez-passer/europass/templates'
import type { Attachment } from '@laissez-passer/europass/typst'
import { prepareCv } from '@laissez-passer/europass/view'
import { type Layers, sheetOf } from '../editing/layers.ts'
import { wordsOfDocuments } from '../europass-words.ts'

/** Documents that are ready to print, as the engine and the server take them. */
export interface Printed {
  readonly documents: readonly PrintedDocument[]
  /** Europass XML that the PDF carries; empty where the page is only looked at. */
  readonly xml: string
  /** What else it carries. */
  readonly attachments?: readonly Attachment[]
}

/**
 * A CV with every text ready to print, in the language of its labels.
 *
 * @param options - `attach`: with the Europass XML, for a PDF that is kept
 */
export async function printedCv(
  { profile, cv }: { readonly profile: Profile; readonly cv: Cv },
  { attach = false }: { readonly attach?: boolean } = {},
): Promise<Printed> {
  const words = await wordsOfDocuments(cv.labels)
  const resolved: ResolvedCv = resolveCv(profile, cv)
  const { template } = cv
  const design = resolveDesign(cv.design, { template, logoText: words('design.logo.alt') })
  const view = prepareCv(resolved, { words, design })
  return {
    documents: [{ kind: 'cv', template, view }],
    // What an import put aside, and nobody sees, stays out of what is sent to others.
    xml: attach ? writeCandidate(resolved) : '',
  }
}

/**
 * A letter with every text ready to print, and the CV that goes with it.
 *
 * @param enclosed - the CV; null: the letter alone
 */
export async function printedLetter(
  { profile, letter }: { readonly profile: Profile; readonly letter: Letter },
  enclosed: Cv | null,
  { attach = false }: { readonly attach?: boolean } = {},
): Promise<Printed> {
  const words = await wordsOfDocuments(letter.labels)
  const { template } = letter
  const design = resolveDesign(letter.design, { template, logoText: words('design.logo.alt') })
  const { personal } = inLanguage(profile, letter.language).document
  const headline = enclosed?.headline ?? ''
  const view = prepareLetter(letter, { personal, headline, words, design })
  const cv = enclosed && (await printedCv({ profile, cv: enclosed }, { attach }))
  const xml = attach ? await xmlOf({ profile, letter }) : ''
  return {
    documents: [{ kind: 'letter', template, view }, ...(cv?.documents ?? [])],
    // Whoever looks for a CV's data finds them under their usual name.
    xml: cv?.xml || xml,
    ...(cv && xml !== '' && { attachments: [{ ...letterFile, content: xml }] }),
  }
}

/** What a letter’s data are called beside a CV’s. */
const letterFile = { name: 'letter.xml', mediaType: 'text/xml', description: 'Europass XML' } as const

/** A letter as Europass XML. */
async function xmlOf(source: { readonly profile: Profile; readonly letter: Letter }): Promise<string> {
  const { exportLetter } = await import('@laissez-passer/europass/exchange')
  return new TextDecoder().decode(await exportLetter(source, { format: 'skills-passport', now: new Date() }))
}

/** What a file of what is edited is called, in its language: `Lettre-Élodie-Müller.pdf`. */
export async function fileName(layers: Pick<Layers, 'profile' | 'cv' | 'letter'>, extension = 'pdf'): Promise<string> {
  const { personal } = layers.profile
  const words = await wordsOfDocuments(sheetOf(layers)?.labels ?? 'en')
  const kind = words(layers.letter ? 'letter.file' : 'cv.file')
  const name = `${personal.givenName} ${personal.familyName}`
    .trim()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  return name ? `${kind}-${name}.${extension}` : `${kind}.${extension}`
}
