import { templateNames } from '@laissez-passer/europass/model'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, type CvEntry } from '../api.ts'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'

/** A person's CVs, the last saved first. */
export function CvList({ cvs, onRemoved }: { readonly cvs: readonly CvEntry[]; readonly onRemoved: () => void }) {
  const { t } = useWords()
  const [asked, setAsked] = useState<CvEntry | null>(null)
  const nameOf = (cv: CvEntry): string => cv.title || cv.headline || t('me.untitled')
  const remove = async (cv: CvEntry): Promise<void> => {
    setAsked(null)
    if (await api.removeCv(cv.id)) onRemoved()
  }
  if (cvs.length === 0) return <p className="empty">{t('me.noCvs')}</p>
  return (
    <>
      <ul className="cv-list">
        {cvs.map((cv) => {
          const template = templateNames.find((one) => one === cv.template) ?? 'cv-formal'
          return (
            <li key={cv.id} className="card">
              <span className={`thumb thumb-${template}`} aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <div>
                <h3>
                  <Link to={`/cv/${cv.id}`}>{nameOf(cv)}</Link>
                </h3>
                <p className="hint">
                  {t(`template.${template}`)} · {t('me.savedOn', { date: t.format.dateTime(cv.savedAt * 1000) })}
                </p>
              </div>
              <button
                type="button"
                className="tool"
                aria-label={t('me.deleteNamed', { name: nameOf(cv) })}
                title={t('me.delete')}
                onClick={() => setAsked(cv)}
              >
                <Icon name="remove" />
              </button>
            </li>
          )
        })}
      </ul>
      <Question
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t('me.deleteTitle', { name: asked ? nameOf(asked) : '' })}
        actions={
          <>
            <button type="button" className="button button-danger" onClick={() => asked && void remove(asked)}>
              {t('me.deleteYes')}
            </button>
            <button type="button" className="button" onClick={() => setAsked(null)}>
              {t('me.deleteNo')}
            </button>
          </>
        }
      >
        <p>{t('me.deleteText')}</p>
      </Question>
    </>
  )
}
