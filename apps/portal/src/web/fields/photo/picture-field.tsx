import type { ReactNode, Ref } from 'react'
import { useWords } from '../../language.tsx'
import { FieldNotes, type useFieldParts } from '../field.tsx'
import type { ChosenPicture } from './use-chosen-picture.tsx'
import '../../styles/photo.css'

/** A field whose value is a picture: it is shown, chosen or dropped as a file, and removed. */
export function PictureField({
  label,
  required = false,
  hint,
  parts,
  shown,
  none,
  chosen: { ask, busy, dropping, forgetFault, input, over },
  choose,
  removeLabel,
  onRemove,
  more,
  children,
}: {
  readonly label: string
  readonly required?: boolean
  readonly hint: string | undefined
  readonly parts: ReturnType<typeof useFieldParts>
  /** The picture there is; null where there is none. */
  readonly shown: ReactNode
  /** What stands there until then. */
  readonly none?: ReactNode
  readonly chosen: ChosenPicture
  /** The button that asks for a file: what a dialog gives the focus back to. */
  readonly choose?: Ref<HTMLButtonElement>
  readonly removeLabel: string
  readonly onRemove: () => void
  /** Other ways to a picture. */
  readonly more?: ReactNode
  /** Dialogs of the field. */
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one way of several
    <fieldset
      className={over ? 'field photo-field photo-over' : 'field photo-field'}
      aria-describedby={parts.describedBy}
      {...dropping}
    >
      <legend className="field-label" data-required={required || undefined}>
        {label}
      </legend>
      <div className="photo-parts">
        {shown ?? none}
        <div className="photo-actions">
          {input}
          <button ref={choose} type="button" className="button button-small" onClick={ask}>
            {t(shown === null ? 'photo.choose' : 'photo.replace')}
          </button>
          {more}
          {shown !== null && (
            <button
              type="button"
              className="button button-small button-quiet"
              onClick={() => {
                forgetFault()
                onRemove()
              }}
            >
              {removeLabel}
            </button>
          )}
          <span role="status">{busy && t('photo.reading')}</span>
        </div>
      </div>
      <FieldNotes parts={parts} hint={hint} />
      {children}
    </fieldset>
  )
}
