import '../styles/documents.css'
import { type Conflict, placeOf } from '@laissez-passer/europass/patch'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePlaceName } from './place-name.ts'
import { valueText } from './value-text.ts'

/** What both wrote in the same place, until the person has chosen. */
export function Conflicts({
  conflicts,
  onAnswer,
}: {
  readonly conflicts: readonly Conflict[]
  readonly onAnswer: (conflict: Conflict, answer: 'mine' | 'theirs') => Promise<void>
}) {
  const { t } = useWords()
  if (conflicts.length === 0) return null
  return (
    <Notice kind="warn" title={t('conflicts.title', { count: conflicts.length })} live>
      <p>{t('conflicts.text')}</p>
      <ul className="conflicts">
        {conflicts.map((conflict) => (
          <li key={placeOf(conflict.patch)}>
            <Question conflict={conflict} onAnswer={onAnswer} />
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Question({
  conflict,
  onAnswer,
}: {
  readonly conflict: Conflict
  readonly onAnswer: (conflict: Conflict, answer: 'mine' | 'theirs') => Promise<void>
}) {
  const { t } = useWords()
  const nameOf = usePlaceName()
  const { patch, reason, theirs } = conflict
  const mine = 'at' in patch ? patch.value : 'insert' in patch ? patch.insert : undefined
  const said = (value: typeof mine): string =>
    valueText(value, { picture: t('conflicts.picture') }) || t('conflicts.empty')
  const removed = reason === 'removed' ? 'conflicts.removedThere' : 'remove' in patch ? 'conflicts.removedHere' : null
  return (
    <div className="conflict" role="group" aria-label={nameOf(placeOf(patch))}>
      <strong>{nameOf(placeOf(patch))}</strong>
      {removed && <p>{t(removed)}</p>}
      <div className="conflict-values">
        {!('remove' in patch) && (
          <figure>
            <figcaption>{t('conflicts.here')}</figcaption>
            <blockquote>{said(mine)}</blockquote>
          </figure>
        )}
        {reason !== 'removed' && (
          <figure>
            <figcaption>{t('conflicts.there')}</figcaption>
            <blockquote>{said(theirs)}</blockquote>
          </figure>
        )}
      </div>
      <div className="actions">
        <button type="button" className="button" onClick={() => void onAnswer(conflict, 'mine')}>
          {t('remove' in patch ? 'conflicts.letGo' : removed ? 'conflicts.bringBack' : 'conflicts.keepHere')}
        </button>
        <button type="button" className="button" onClick={() => void onAnswer(conflict, 'theirs')}>
          {t('remove' in patch ? 'conflicts.bringBack' : removed ? 'conflicts.letGo' : 'conflicts.keepThere')}
        </button>
      </div>
    </div>
  )
}
