import { academic } from './academic/manifest.ts'
import { columns } from './columns/manifest.ts'
import { compact } from './compact/manifest.ts'
import { executive } from './executive/manifest.ts'
import { firstJob } from './first-job/manifest.ts'
import { formal } from './formal/manifest.ts'
import { modern } from './modern/manifest.ts'
import { plain } from './plain/manifest.ts'
import type { TemplateManifest } from './manifest.ts'
import type { TemplateName } from './names.ts'

/** What there is to know of each template: names, limits and options, as data. */
export const templates: Readonly<Record<TemplateName, TemplateManifest>> = {
  formal,
  modern,
  plain,
  columns,
  compact,
  academic,
  executive,
  'first-job': firstJob,
}
