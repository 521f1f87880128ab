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
export { type FontName, fontNames } from './fonts.ts'
export { type TemplateName, templateNames } from './names.ts'
