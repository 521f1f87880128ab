/** CVs: overlays over a profile, and what they show of it. @module */
export { beginCv, cvOf, discreetPersonal, duplicateCv, type NewCv } from './make.ts'
export { entriesOf, inLanguage, orderedSections, type ResolvedCv, resolveCv, type ResolvedSection } from './resolve.ts'
export {
  type Cv,
  cvDraftSchema,
  cvLabelLanguages,
  type CvLabels,
  cvSchema,
  type CvSection,
  type CvSectionName,
} from './schema.ts'
