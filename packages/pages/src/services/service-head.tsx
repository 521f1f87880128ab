import type { ReactNode } from 'react'
import type { RegisteredService } from '../props/services.ts'

/**
 * A service with its picture and what it says of itself. The picture is its own server's: it isn't told from
 * where it was fetched.
 */
export function ServiceHead({ service: { description, logo, name } }: { service: RegisteredService }): ReactNode {
  return (
    <div className="service-head">
      {logo !== null && <img src={logo} alt="" width={56} height={56} referrerPolicy="no-referrer" />}
      <div>
        <p className="service-name">{name}</p>
        {description !== null && <p className="soft">{description}</p>}
      </div>
    </div>
  )
}
