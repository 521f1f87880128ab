import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** Why to put the app among the others of the device, and the button that does. */
export function InstallOffer({ onInstall }: { readonly onInstall: () => void }): ReactNode {
  const { t } = useWords()
  return (
    <div className="offer">
      <Icon name="install" />
      <p>{t('install.text')}</p>
      <Button onClick={onInstall}>{t('install.go')}</Button>
    </div>
  )
}
