import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data'

type Entry = StarlightRouteData['sidebar'][number]

const isCurrent = (entry: Entry): boolean => (entry.type === 'link' ? entry.isCurrent : entry.entries.some(isCurrent))

const linksOf = (entry: Entry): Extract<Entry, { type: 'link' }>[] =>
  entry.type === 'link' ? [entry] : entry.entries.flatMap(linksOf)

/**
 * Packages whose reference isn't being read are one link each: with every page of every package in every
 * page's menu, the menu was 98 of 100 bytes of the site.
 */
function folded(entry: Entry): Entry {
  if (entry.type === 'link') return entry
  const links = linksOf(entry)
  if (isCurrent(entry)) return { ...entry, entries: links }
  return links[0] ? { ...links[0], label: entry.label } : entry
}

export const onRequest = defineRouteMiddleware(({ locals }) => {
  const route = locals.starlightRoute
  route.sidebar = route.sidebar.map((entry) =>
    entry.type === 'group' && entry.label === 'Reference' ? { ...entry, entries: entry.entries.map(folded) } : entry,
  )
})
