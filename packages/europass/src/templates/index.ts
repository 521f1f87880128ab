/** Templates of CVs and letters, and the choices of design, as data. @module */
export { type ColourName, colourNames, colours } from './colours.ts'
export {
  type DateFormat,
  dateFormats,
  type Design,
  designSchema,
  logoLimit,
  type MarginWidth,
  marginWidths,
  type Paper,
  papers,
  type Size,
  sizes,
} from './design.ts'
export { contrastOnWhite, legible } from './contrast.ts'
export { type FontFamily, fontFiles, type FontName, fontNames, fonts } from './fonts.ts'
export { type Carried, documentSetting, type PrintedDocument } from './job.ts'
export type { PhotoShape, TemplateManifest, TemplateOption } from './manifest.ts'
export { templates } from './manifests.ts'
export { type TemplateName, templateNames } from './names.ts'
export { refusedBy, resolveDesign } from './resolve.ts'
export { type SourcePart, typstSource } from './sources.ts'
