import { itemName } from '../../share-items.ts'
import { useWords } from '../language.tsx'
import type { Shareable } from './shareable.ts'
import type { Share } from './shares.ts'

/** What a link is called: its title, or what it shows. */
export function useShareName(things: readonly Shareable[]): (share: Share) => string {
  const { t } = useWords()
  return ({ title, items }) => {
    if (title) return title
    const names = items.map((item) => {
      const thing = things.find((one) => itemName(one.item) === itemName(item))
      return thing?.name || t(`share.kind.${item.kind}`)
    })
    const more = names.length - named
    // One more is said, too: it takes no more room than that there is one.
    return t.format.list(more < 2 ? names : [...names.slice(0, named), t('share.name.more', { count: more })])
  }
}

/** How many things a link without a title is called by. */
const named = 3
