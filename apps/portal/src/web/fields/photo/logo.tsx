import { useWords } from '../../language.tsx'
import { type FieldProps, useFieldParts } from '../field.tsx'
import { encodeLogo } from './encode-logo.ts'
import { PictureField } from './picture-field.tsx'
import { useChosenPicture } from './use-chosen-picture.tsx'

/** A logo from a file: told by its bytes and drawn anew as a photo is, but whole. */
export function LogoField({
  label,
  value,
  onChange,
  hint,
}: Pick<FieldProps<string>, 'label' | 'value' | 'onChange' | 'hint'>) {
  const { t } = useWords()
  const chosen = useChosenPicture((picture) => {
    onChange(encodeLogo(picture))
    picture.close()
  })
  const own = chosen.fault ? t(`photo.fault.${chosen.fault}`) : undefined
  return (
    <PictureField
      label={label}
      hint={hint}
      parts={useFieldParts({ issues: [], hint, own })}
      shown={value === '' ? null : <img className="photo-shown logo-shown" src={value} alt={t('logo.alt')} />}
      chosen={chosen}
      removeLabel={t('logo.remove')}
      onRemove={() => onChange('')}
    />
  )
}
