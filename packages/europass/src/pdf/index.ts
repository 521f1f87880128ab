/** CVs as PDF: what a template sets, the templates, and the port of the engine that sets them. @module */
export { type PdfStandard, type TypesetEngine, TypesetError, type TypesetJob } from './engine.ts'
export { prepareCv } from './prepare.ts'
export { cvJob, renderCv, type RenderOptions } from './render.ts'
export type { Contact, CvView, EntryView, Fact, LanguagesView, SectionView } from './view.ts'
