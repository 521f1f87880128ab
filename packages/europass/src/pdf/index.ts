/** CVs as PDF: what a template sets, and the templates. @module */
export { prepareCv } from './prepare.ts'
export { cvSetting, renderCv } from './render.ts'
