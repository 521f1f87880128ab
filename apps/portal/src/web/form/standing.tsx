import '../styles/standing.css'
import type { Path } from '@laissez-passer/europass/patch'
import { createContext, use } from 'react'
import { useEditing, useStanding } from '../editing/use-editing.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { shownText } from './shown-text.ts'

/** Whether fields offer to keep their wording for this CV alone: when the person asked for it. */
export const AdaptingContext = createContext(false)

/** Whether there are other CVs, so that what is worded for this one alone differs from anything. */
export const OtherCvsContext = createContext(false)

/**
 * Where the text of a field stands: for this CV alone, or a translation; and whether what lies beneath has
 * changed since. Nothing where it is the profile's, unless the person is adapting the CV.
 */
export function Standing({ path, label }: { readonly path: Path; readonly label: string }) {
  const { t } = useWords()
  const editing = useEditing()
  const adapting = use(AdaptingContext)
  const { from, stale } = useStanding(path)
  const inCv = editing.layers().cv !== null
  const only = from === 'cv'
  return (
    <>
      {inCv && (adapting || only) && (
        <button
          type="button"
          className="only-here"
          aria-pressed={only}
          aria-label={t('only.named', { name: label })}
          onClick={() => (only ? editing.takeBeneath(path) : editing.onlyHere(path))}
        >
          <span className="checkbox-box" aria-hidden="true">
            <Icon name="check" />
          </span>
          {t('only.label')}
        </button>
      )}
      {stale && <Stale path={path} from={from} />}
    </>
  )
}

function Stale({ path, from }: { readonly path: Path; readonly from: 'profile' | 'translation' | 'cv' }) {
  const { t } = useWords()
  const editing = useEditing()
  const beneath = shownText(editing.shown(path).beneath)
  return (
    <div className="stale" role="status">
      <p>
        <strong>{t(from === 'cv' ? 'stale.cv' : 'stale.translation')}</strong>
        {beneath && <q>{beneath}</q>}
      </p>
      <div className="actions">
        <button type="button" className="button button-small" onClick={() => editing.takeBeneath(path)}>
          {t('stale.take')}
        </button>
        <button type="button" className="button button-small button-quiet" onClick={() => editing.keepMine(path)}>
          {t('stale.keep')}
        </button>
      </div>
    </div>
  )
}
