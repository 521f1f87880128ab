/** Typesetting: the port of the engine, documents made printable, PDFs that keep their standards. @module */
export { type PdfStandard, type TypesetEngine, TypesetError, type TypesetJob } from './engine.ts'
export { allFontFiles } from './fonts/catalogue.ts'
export { type MissingCharacter, type Printable, printable } from './printable.ts'
export { type Attachment, type Setting, type Typeset, typeset, typesetJob, type TypesetOptions } from './typeset.ts'
