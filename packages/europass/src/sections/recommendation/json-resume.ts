import { textOf } from '../../exchange/json.ts'
import { richFrom } from '../../exchange/rich.ts'
import { writePlainText } from '../../rich-text/index.ts'
import { item } from '../resume.ts'
import type { ResumeSection } from '../section.ts'
import type { Recommendation } from './schema.ts'

/** `references`. */
export const recommendationResume: ResumeSection<Recommendation> = {
  list: 'references',
  write: (one) => item({ name: one.name, reference: writePlainText(one.description) }),
  read: (source) => ({ name: textOf(source['name']), description: richFrom(textOf(source['reference'])) }),
}
