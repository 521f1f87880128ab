import type { ReactNode } from 'react'
import { Icon } from '../parts/icon.tsx'
import type { RegisteredService } from '../props/services.ts'
import { useView } from '../view.ts'

/**
 * A service with its picture and what it says of itself. The picture is its own server's: it isn't told from
 * where it was fetched.
 */
export function ServiceHead({
  service: { description, logo, name, unchecked },
}: {
  service: RegisteredService
}): ReactNode {
  const { site, t } = useView()
  return (
    <>
      <div className="service-head">
        {logo !== null && <img src={logo} alt="" width={56} height={56} referrerPolicy="no-referrer" />}
        <div>
          <p className="service-name">{name}</p>
          {description !== null && <p className="soft">{description}</p>}
        </div>
      </div>
      {unchecked !== undefined && (
        <p className="notice notice-warn">
          <Icon name="stop" />
          <span>
            {t('consent.unchecked', { provider: site.name })}{' '}
            {unchecked.goesTo !== null && t.parts('consent.goes-to', { host: <b key="host">{unchecked.goesTo}</b> })}
          </span>
        </p>
      )}
    </>
  )
}
