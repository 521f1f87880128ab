import { itemName, type ShareItem } from '../../share-items.ts'
import { useWords } from '../language.tsx'
import { tellApart, useMoment } from '../library/tell-apart.ts'
import type { Shareable } from './shareable.ts'
import type { Share } from './shares.ts'

/**
 * What each thing that can be shared is called: its name, or its kind; what isn’t there any more, its kind.
 */
export function useThingName(things: readonly Shareable[]): (item: ShareItem) => string {
  const { t } = useWords()
  const moment = useMoment()
  const kindOf = ({ kind }: ShareItem): string => t(`share.kind.${kind}`)
  const names = tellApart(things, {
    name: ({ item, name }) => name || kindOf(item),
    when: ({ at }) => moment(at),
  })
  // Asked of each thing of each link.
  const byItem = new Map([...names].map(([thing, name]) => [itemName(thing.item), name]))
  return (item) => byItem.get(itemName(item)) ?? kindOf(item)
}

/** What each link of a list is called: its title, or what it shows. */
export function useShareName(things: readonly Shareable[], shares: readonly Share[]): (share: Share) => string {
  const { t } = useWords()
  const moment = useMoment()
  const thingName = useThingName(things)
  const name = ({ title, items }: Share): string => {
    if (title) return title
    const names = items.map(thingName)
    const more = names.length - named
    // One more is said, too: it takes no more room than that there is one.
    return t.format.list(more < 2 ? names : [...names.slice(0, named), t('share.name.more', { count: more })])
  }
  const names = tellApart(shares, { name, when: ({ createdAt }) => moment(createdAt) })
  return (share) => names.get(share) ?? name(share)
}

/** How many things a link without a title is called by. */
const named = 3
