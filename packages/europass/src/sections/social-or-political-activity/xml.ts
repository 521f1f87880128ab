import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { SocialOrPoliticalActivity } from './schema.ts'

export const socialOrPoliticalActivityXml: XmlSection<SocialOrPoliticalActivity> = activityXml(
  'social-or-political-activity',
  {
    container: 'SocialAndPoliticalActivities',
    item: 'SocialAndPoliticalActivity',
    isNested: true,
  },
)
