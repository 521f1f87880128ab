import * as z from 'zod/mini'
import { files } from '../../fields/files.ts'
import { entryId, type FieldKit } from '../../fields/kit.ts'

/** Categories of vehicles, as driving licences of the Union have them. */
export const licenceCategories = [
  'AM',
  'A1',
  'A2',
  'A',
  'B1',
  'B',
  'BE',
  'C1',
  'C1E',
  'C',
  'CE',
  'D1',
  'D1E',
  'D',
  'DE',
] as const

/** A category that the person may drive. */
export const drivingLicenceSchema = (kit: FieldKit) =>
  z.object({
    id: entryId(),
    category: kit.choice(licenceCategories),
    /** When it was first issued. */
    issued: kit.date(),
    validUntil: kit.date(),
    files: files(),
  })

/** A category that the person may drive. */
export type DrivingLicence = z.infer<ReturnType<typeof drivingLicenceSchema>>
