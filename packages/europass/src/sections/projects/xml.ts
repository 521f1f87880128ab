import { activityXml } from '../../activity/xml.ts'
import type { XmlSection } from '../section.ts'
import type { Project } from './schema.ts'

export const projectsXml: XmlSection<Project> = activityXml('projects', {
  container: 'Projects',
  item: 'Project',
  hasLocation: false,
})
