import type { Cv, TemplateName } from '../model/cv.ts'
import type { TypesetEngine } from '../typst/engine.ts'
import { type Setting, type Typeset, typeset, type TypesetOptions } from '../typst/typeset.ts'
import { exportEuropassXml } from '../xml/export.ts'
import { prepareCv } from './prepare.ts'
import { prelude } from './templates/prelude.ts'
import { cvFormal } from './templates/cv-formal.ts'
import { cvModern } from './templates/cv-modern.ts'

const templates: Readonly<Record<TemplateName, string>> = { 'cv-formal': cvFormal, 'cv-modern': cvModern }

/**
 * Typesets a CV, as `typeset` does.
 *
 * The PDF carries the same CV as Europass XML in an associated file `attachment.xml`, which the Europass
 * editor imports. A draft renders too; what isn't finished is left out.
 *
 * @param cv - the CV
 * @param engine - what typesets, for example `typstNode()` of `./typst-node`
 * @param options - `now`, `format`, `check`
 * @throws `TypesetError` of the engine
 */
export const renderCv = (cv: Cv, engine: TypesetEngine, options: TypesetOptions): Promise<Typeset> =>
  typeset(cvSetting(cv), engine, options)

/** What is set for a CV. */
export const cvSetting = (cv: Cv): Setting => ({
  source: `${prelude}\n${templates[cv.template]}`,
  view: prepareCv(cv),
  font: 'open-sans',
  xml: exportEuropassXml(cv),
})
