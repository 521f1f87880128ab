export { askDataExport, currentDataExport, dataExportRules } from './ask.ts'
export { type DataDocument, openDataExport, prepareDataExports } from './prepare.ts'
