import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { HobbyInterest } from './schema.ts'

export const hobbiesInterestsXml: XmlSection<HobbyInterest> = activityXml('hobbies-interests', {
  container: 'HobbiesAndInterests',
  item: 'HobbyOrInterest',
  hasLocation: false,
})
