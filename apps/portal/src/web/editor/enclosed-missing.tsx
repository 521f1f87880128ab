import { Link } from 'react-router'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import type { Enclosed } from './enclosed.ts'

/** Says that a letter's CV can't go with it, and asks before the letter is downloaded without it. */
export function EnclosedMissing({
  enclosed: { is },
  asking,
  onClose,
  onAlone,
}: {
  readonly enclosed: Enclosed
  readonly asking: boolean
  readonly onClose: () => void
  /** The letter is wanted without it. */
  readonly onAlone: () => void
}) {
  const { t } = useWords()
  const missing = is === 'away' || is === 'gone'
  const why = t(is === 'gone' ? 'letter.cvGone' : 'letter.cvAway')
  const another = (
    <Link className="button" to="?section=enclosed" onClick={onClose}>
      {t('letter.chooseCv')}
    </Link>
  )
  return (
    <>
      {missing && (
        <Notice kind="warn" title={t('letter.cvMissing')} live action={another}>
          <p>{why}</p>
        </Notice>
      )}
      <Question
        open={asking}
        onClose={onClose}
        title={t('letter.cvMissing')}
        actions={
          <>
            <button type="button" className="button button-primary" onClick={onAlone}>
              {t('letter.alone')}
            </button>
            {another}
            <button type="button" className="button" onClick={onClose}>
              {t('here.cancel')}
            </button>
          </>
        }
      >
        <p>{why}</p>
      </Question>
    </>
  )
}
