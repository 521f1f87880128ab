import type { Section } from '../section.ts'
import { drivingLicenceSchema, type DrivingLicence } from './schema.ts'

export const drivingLicence: Section<DrivingLicence> = { name: 'driving-licence', schema: drivingLicenceSchema }
