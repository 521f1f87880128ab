import { useEditing } from '../editing/use-editing.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { MenuButton } from '../parts/menu.tsx'
import { type OtherFormat, otherFormats } from './formats.ts'

/** Beside the button that makes the PDF: the other formats. What is edited stays a CV, or a letter. */
export function FormatsMenu({ onChoose }: { readonly onChoose: (format: OtherFormat) => void }) {
  const { t } = useWords()
  const formats = otherFormats(useEditing().layers())
  return (
    <MenuButton
      label={t('formats.open')}
      className="button button-primary"
      items={formats.map((format) => ({
        id: format,
        label: t(`formats.${format}`),
        detail: t(`formats.${format}For`),
        onAct: () => onChoose(format),
      }))}
    >
      <Icon name="open" />
    </MenuButton>
  )
}
