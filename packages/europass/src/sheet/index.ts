/** Sheets: reports, grids, supplements and credentials as data that prints and shows. @module */
export { makeSheet, type SheetContent, type SheetDesign } from './make.ts'
export type {
  SheetBars,
  SheetBlock,
  SheetFact,
  SheetGrid,
  SheetHeading,
  SheetIssuer,
  SheetList,
  SheetNote,
  SheetParagraphs,
  SheetPicture,
  SheetSignature,
  SheetTable,
  SheetText,
  SheetView,
} from './view.ts'
