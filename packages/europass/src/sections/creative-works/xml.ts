import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { CreativeWork } from './schema.ts'

export const creativeWorksXml: XmlSection<CreativeWork> = activityXml('creative-works', {
  container: 'CreativeWorks',
  item: 'CreativeWork',
  hasLocation: false,
})
