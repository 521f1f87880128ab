import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { Certification } from './schema.ts'

export const certificationsXml: XmlSection<Certification> = activityXml('certifications', {
  container: 'CourseCertifications',
  item: 'CourseCertification',
  hasLocation: false,
})
