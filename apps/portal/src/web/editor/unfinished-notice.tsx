import { Link } from 'react-router'
import { useLayers } from '../editing/use-editing.tsx'
import { useEuropassWords } from '../europass-words.ts'
import type { Unfinished } from '../form/issue.ts'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { headingOf } from './place.ts'

/** Says how many fields are to be looked at, and leads to them: they may lie in parts that aren't open. */
export function UnfinishedNotice({ parts }: { readonly parts: readonly Unfinished[] }) {
  const { t } = useWords()
  const e = useEuropassWords()
  const custom = useLayers(({ profile }) => profile.custom)
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  if (count === 0) return null
  const nameOf = (place: Unfinished['place']): string => {
    if (place === 'personal') return t('section.personal')
    if (place === 'letter') return ''
    const heading = headingOf(place)
    return heading ? e(heading) : custom.find(({ id }) => place === `custom:${id}`)?.title || t('rail.untitled')
  }
  const named = parts.map(({ place }) => ({ place, name: nameOf(place) })).filter(({ name }) => name !== '')
  return (
    <Notice kind="warn" title={t('editor.issues', { count })} live>
      {named.map(({ place, name }) => (
        <p key={place}>
          <Link className="link" to={{ search: `?section=${encodeURIComponent(place)}` }}>
            {name}
          </Link>
        </p>
      ))}
    </Notice>
  )
}
