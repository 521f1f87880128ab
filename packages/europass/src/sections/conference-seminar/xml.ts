import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { ConferenceSeminar } from './schema.ts'

export const conferenceSeminarXml: XmlSection<ConferenceSeminar> = activityXml('conference-seminar', {
  container: 'ConferencesAndSeminars',
  item: 'ConferenceAndSeminar',
})
