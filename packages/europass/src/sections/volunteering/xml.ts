import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { Volunteering } from './schema.ts'

export const volunteeringXml: XmlSection<Volunteering> = activityXml('volunteering', {
  container: 'VoluntaryWorks',
  item: 'VoluntaryWork',
})
