import type { Section } from '../section.ts'
import { drivingLicenceForm } from './form.ts'
import { drivingLicenceSchema, type DrivingLicence } from './schema.ts'
import { drivingLicenceView } from './view.ts'
import { drivingLicenceXml } from './xml.ts'

export const drivingLicence: Section<DrivingLicence> = {
  name: 'driving-licence',
  heading: 'section.driving-licence',
  schema: drivingLicenceSchema,
  form: drivingLicenceForm,
  view: drivingLicenceView,
  xml: drivingLicenceXml,
  resume: null,
}
