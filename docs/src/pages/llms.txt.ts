import { getCollection } from 'astro:content'
import type { APIRoute } from 'astro'
import { markdownPath } from '../markdown.ts'

/** The site's pages with a line on each, as Markdown: for programs that read. */
export const GET: APIRoute = async () => {
  const pages = await getCollection('docs')
  const line = ({ id, data }: (typeof pages)[number]) =>
    `- [${data.title}](${markdownPath(id)})${data.description ? `: ${data.description}` : ''}`
  const group = (title: string, kept: (id: string) => boolean) =>
    `## ${title}\n\n${pages
      .filter(({ id }) => kept(id))
      .map(line)
      .join('\n')}\n`
  const isGuide = (id: string) => id.startsWith('guides/')
  const isReference = (id: string) => id.startsWith('reference/')
  const isDecision = (id: string) => id.startsWith('decisions')
  return new Response(
    [
      '# Laissez-passer\n\n> An EU Login-style identity provider, its authenticator app and a Europass-style portal, as TypeScript packages.\n',
      group('Pages', (id) => !isGuide(id) && !isReference(id) && !isDecision(id)),
      group('Guides', isGuide),
      group('Reference', isReference),
      group('Decisions', isDecision),
    ].join('\n'),
  )
}
