/** Europass XML: the "Candidate" document 4.0, out and in. @module */
export { exportEuropassXml } from './export.ts'
export { importEuropassXml, type ImportOutcome } from './import.ts'
export type { XmlRefusal } from './read.ts'
export type { ImportRefusal } from './refusal.ts'
