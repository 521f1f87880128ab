import type { Cv, TemplateName } from '../model/cv.ts'
import { exportEuropassXml } from '../xml/export.ts'
import type { PdfStandard, TypesetEngine, TypesetJob } from './engine.ts'
import { prepareCv } from './prepare.ts'
import { prelude } from './templates/prelude.ts'
import { cvFormal } from './templates/cv-formal.ts'
import { cvModern } from './templates/cv-modern.ts'

const templates: Readonly<Record<TemplateName, string>> = { 'cv-formal': cvFormal, 'cv-modern': cvModern }

/** What `renderCv` takes besides the CV and the engine. */
export interface RenderOptions {
  /** The time written into the document. */
  readonly now: Date
  /** The PDF standard kept; `ua-1` unless told. */
  readonly standard?: PdfStandard
  /** `svg`: all pages as one picture, without the attachment. `pdf` unless told. */
  readonly format?: 'pdf' | 'svg'
}

/**
 * Typesets a CV.
 *
 * The PDF is tagged, embeds its fonts, has selectable text in reading order, and carries the same CV as
 * Europass XML in an associated file `attachment.xml`, which the Europass editor imports. Texts are data to
 * the engine: nothing a person types is read as markup. A draft renders too; what isn't finished is left out.
 *
 * @param cv - the CV
 * @param engine - what typesets, for example `typstNode()` of `./typst-node`
 * @param options - `now`, `standard`, `format`
 * @returns the bytes of a PDF, or of an UTF-8 SVG
 * @throws `TypesetError` of the engine
 */
export async function renderCv(cv: Cv, engine: TypesetEngine, options: RenderOptions): Promise<Uint8Array> {
  const { format = 'pdf', standard = 'ua-1', now } = options
  return engine.typeset(cvJob(cv, format === 'svg' ? { format } : { format, standard, createdAt: now }))
}

/** The engine's job for a CV: for engines that run elsewhere, a browser for example. */
export function cvJob(cv: Cv, output: TypesetJob['output']): TypesetJob {
  return {
    source: `${prelude}\n${templates[cv.template]}`,
    inputs: { view: JSON.stringify(prepareCv(cv)), xml: output.format === 'pdf' ? exportEuropassXml(cv) : '' },
    output,
  }
}
