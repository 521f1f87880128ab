import { useWords } from '../../language.tsx'
import { FieldNotes, type FieldProps, useFieldParts } from '../field.tsx'
import { encodeLogo } from './encode-logo.ts'
import { useChosenPicture } from './use-chosen-picture.tsx'
import '../../styles/photo.css'

/** A logo from a file: told by its bytes and drawn anew as a photo is, but whole. */
export function LogoField({
  label,
  value,
  onChange,
  hint,
}: Pick<FieldProps<string>, 'label' | 'value' | 'onChange' | 'hint'>) {
  const { t } = useWords()
  const { ask, busy, dropping, fault, forgetFault, input, over } = useChosenPicture((picture) => {
    onChange(encodeLogo(picture))
    picture.close()
  })
  const parts = useFieldParts({ issues: [], hint, own: fault ? t(`photo.fault.${fault}`) : undefined })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is one way of two
    <fieldset
      className={over ? 'field photo-field photo-over' : 'field photo-field'}
      aria-describedby={parts.describedBy}
      {...dropping}
    >
      <legend className="field-label">{label}</legend>
      <div className="photo-parts">
        {value !== '' && <img className="photo-shown logo-shown" src={value} alt={t('logo.alt')} />}
        <div className="photo-actions">
          {input}
          <button type="button" className="button button-small" onClick={ask}>
            {t(value === '' ? 'photo.choose' : 'photo.replace')}
          </button>
          {value !== '' && (
            <button
              type="button"
              className="button button-small button-quiet"
              onClick={() => {
                forgetFault()
                onChange('')
              }}
            >
              {t('logo.remove')}
            </button>
          )}
          <span role="status">{busy && t('photo.reading')}</span>
        </div>
      </div>
      <FieldNotes parts={parts} hint={hint} />
    </fieldset>
  )
}
