import { getCollection } from 'astro:content'
import type { APIRoute, GetStaticPaths } from 'astro'

/** Each page as it was written. */
export const getStaticPaths: GetStaticPaths = async () =>
  (await getCollection('docs')).map(({ id, data, body }) => ({
    params: { page: id === '' ? 'index' : id },
    props: { text: `# ${data.title}\n\n${body ?? ''}` },
  }))

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } })
