import type { ReactNode } from 'react'
import type { FormProps } from '../../props/common.ts'
import type { EidCountry } from './props.ts'
import { useView } from '../../view.ts'
import { Form } from '../../parts/form.tsx'
import { Icon } from '../../parts/icon.tsx'

/** The countries whose eID is taken: a button each, and one that leads on where there is one. */
export function EidCountries({
  action,
  hidden,
  countries,
}: Pick<FormProps, 'action' | 'hidden'> & { countries: readonly EidCountry[] }): ReactNode {
  const { t } = useView()
  const [only, ...more] = countries
  return (
    <Form action={action} hidden={hidden ?? {}}>
      {only !== undefined && more.length === 0 ? (
        <button type="submit" className="primary fit" name="scheme" value={only.id}>
          {t('eid-sign-in.go', { country: only.name })}
        </button>
      ) : (
        <ul className="others">
          {countries.map(({ id, name }) => (
            <li key={id}>
              <button type="submit" className="other" name="scheme" value={id}>
                <Icon name="card" /> <span className="choice-name">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Form>
  )
}
