import { itemName } from '../../share-items.ts'
import { useWords } from '../language.tsx'
import type { Shareable } from './shareable.ts'
import type { Share } from './shares.ts'

/** What a link is called: its title, or what it shows. */
export function useShareName(things: readonly Shareable[]): (share: Share) => string {
  const { t } = useWords()
  return ({ title, items }) =>
    title ||
    t.format.list(
      items.map((item) => {
        const thing = things.find((one) => itemName(one.item) === itemName(item))
        return thing?.name || t(`share.kind.${item.kind}`)
      }),
    )
}
