import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { Membership } from './schema.ts'

export const membershipXml: XmlSection<Membership> = activityXml('membership', {
  container: 'NetworksAndMemberships',
  item: 'NetworkAndMembership',
  isNested: true,
})
