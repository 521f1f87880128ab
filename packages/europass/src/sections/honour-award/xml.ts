import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { HonourAward } from './schema.ts'

/** No public document shows the elements of honours; they are named as those of its neighbours. */
export const honourAwardXml: XmlSection<HonourAward> = activityXml('honour-award', {
  container: 'HonoursAndAwards',
  item: 'HonourAndAward',
})
