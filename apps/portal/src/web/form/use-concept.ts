import type { Path } from '@laissez-passer/europass/patch'
import { useEditing, useStanding, useValue } from '../editing/use-editing.tsx'

/**
 * Notes which concept a text is: one that was chosen, or none once it says something else. Words of a
 * translation or of one CV alone change nothing: it is the same concept in other words.
 *
 * @param concept - where its address stands; null: nowhere
 * @param text - where the text stands
 */
export function useConcept(concept: Path | null, text: Path): (uri: string) => void {
  const editing = useEditing()
  const value = useValue(concept ?? text)
  const { from } = useStanding(text)
  return (uri) => {
    if (concept === null || uri === value) return
    const { language, profile } = editing.layers()
    const own = from === 'profile' && language === profile.language
    if (own) editing.write(concept, { value: uri, translatable: false })
  }
}
