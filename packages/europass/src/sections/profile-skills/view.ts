import type { RichBlock, RichSpan, RichText } from '../../rich-text/blocks.ts'
import { dateText, safeHref, type Saying, says, shortUrl } from '../saying.ts'
import type { SectionBody } from '../section.ts'
import type { Achievement, SkillGroup } from './schema.ts'

/** Sets groups of skills. */
export function profileSkillsView(groups: readonly SkillGroup[], say: Saying): SectionBody | null {
  const shown = groups
    .map(({ name, skills, achievements }) => ({
      name: name.trim(),
      items: skills.map((skill) => skill.trim()).filter((skill) => skill !== ''),
      body: achievements.flatMap((one) => achievementBlocks(one, say)),
    }))
    .filter(({ items, body }) => items.length > 0 || body.length > 0)
  return shown.length === 0 ? null : { kind: 'groups', groups: shown }
}

/** One point: its title, when and where to see it, then what is told of it; lists in it a step deeper. */
function achievementBlocks({ title, date, url, description }: Achievement, say: Saying): RichText {
  const told = says(description) ? description : []
  const [name, when, href] = [title.trim(), dateText(date, say), safeHref(url)]
  if (name === '' && told.length === 0) return []
  const head: RichSpan[] = []
  if (name !== '') head.push({ text: name, bold: true })
  if (when !== '') head.push({ text: name === '' ? when : ` (${when})` })
  if (href !== '') head.push(...(head.length === 0 ? [] : [{ text: ', ' }]), { text: shortUrl(url), link: href })
  const [first, ...others] = told
  const opens = first?.type === 'paragraph'
  const beneath = (block: RichBlock): RichBlock =>
    block.type === 'item'
      ? { ...block, depth: block.depth + 1 }
      : { type: 'item', ordered: false, depth: 1, spans: block.spans }
  return [
    {
      type: 'item',
      ordered: false,
      depth: 0,
      spans: opens ? [...head, ...(head.length > 0 ? [{ text: '\n' }] : []), ...first.spans] : head,
    },
    ...(opens ? others : told).map(beneath),
  ]
}
