import { brand } from '../brand.ts'
import { useWords } from '../language.tsx'

/** Whose this is: the mark and the name. */
export function BrandMark() {
  const { t } = useWords()
  return (
    <>
      <img src={brand.told.mark ?? '/mark.svg'} alt="" width={brand.told.mark === null ? 27 : undefined} height="36" />
      <span>{t('portal.name')}</span>
    </>
  )
}
