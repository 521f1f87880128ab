import type { Kept } from '@laissez-passer/europass/profile'
import { use, useId } from 'react'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { HidingPersonal } from '../form/hiding.tsx'
import { shownText } from '../form/shown-text.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/**
 * What imports put aside: it stands in no field and on no page, and goes into files of the format that it
 * came in. Its owner sees it, takes it away, or keeps it out of a CV.
 */
export function KeptAside() {
  const { t } = useWords()
  const id = useId()
  // A letter carries none of it.
  const kept = useLayers(({ profile, letter }) => (letter ? none : profile.kept))
  const hiding = use(HidingPersonal)
  if (kept.length === 0) return null
  const title = t('kept.title')
  return (
    <details className="kept-aside">
      <summary id={id}>{t('kept.count', { count: kept.length })}</summary>
      <p className="hint">{t('kept.text')}</p>
      {hiding?.('personal/kept', title)}
      <ul className="plain" aria-labelledby={id}>
        {kept.map((one) => (
          <KeptOne key={one.id} one={one} />
        ))}
      </ul>
    </details>
  )
}

const none: readonly Kept[] = []

function KeptOne({ one }: { readonly one: Kept }) {
  const { t } = useWords()
  const editing = useEditing()
  const name = one.path.split('/').at(-1) || one.path
  const remove = (): void => {
    const { kept } = editing.layers().profile
    const at = kept.findIndex(({ id }) => id === one.id)
    const was = kept[at]
    if (was) editing.change({ profile: [{ remove: one.id, from: 'kept', was, after: kept[at - 1]?.id ?? null }] })
  }
  return (
    <li className="kept-one">
      <span>
        <strong>{name}</strong> {shownText(one.value)}
      </span>
      <button
        type="button"
        className="tool"
        aria-label={t('entry.removeNamed', { name })}
        title={t('entry.remove')}
        onClick={remove}
      >
        <Icon name="remove" />
      </button>
    </li>
  )
}
