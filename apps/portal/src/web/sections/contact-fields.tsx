import type { Personal } from '@laissez-passer/europass/model'
import { tidyPhone } from '@laissez-passer/europass/phone'
import { Fragment, type ReactNode } from 'react'
import { countryOptions, diallingOptions } from '../fields/codes.ts'
import { SelectRow } from '../fields/select.tsx'
import { TextRow } from '../fields/text.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

type Set = (part: Partial<Personal>) => void

/** E-mails, telephones, an address, websites: one of each ready to fill in, more where they are wanted. */
export function ContactFields({ personal, set }: { readonly personal: Personal; readonly set: Set }) {
  const { t, language } = useWords()
  const id = (): string => crypto.randomUUID()
  const uses = (['mobile', 'home', 'work', 'other'] as const).map((value) => ({ value, label: t(`use.${value}`) }))
  return (
    <>
      <Several
        list={personal.emails}
        make={() => ({ id: id(), address: '' })}
        onChange={(emails) => set({ emails })}
        add={t('personal.addEmail')}
        remove={t('personal.removeEmail')}
      >
        {(email, part, index) => (
          <TextRow
            className="whole"
            type="email"
            autoComplete="email"
            label={t('personal.email')}
            path={`personal.emails.${index}.address`}
            value={email.address}
            onChange={(address) => part({ address })}
          />
        )}
      </Several>
      <Several
        list={personal.phones}
        make={() => ({ id: id(), use: 'mobile' as const, dialling: '', number: '' })}
        onChange={(phones) => set({ phones })}
        add={t('personal.addPhone')}
        remove={t('personal.removePhone')}
      >
        {(phone, part, index) => (
          <>
            <SelectRow
              label={t('personal.dialling')}
              path={`personal.phones.${index}.dialling`}
              value={phone.dialling}
              options={diallingOptions(language)}
              onChange={(dialling) => part({ dialling })}
            />
            <TextRow
              type="tel"
              autoComplete="tel-national"
              label={t('personal.phone')}
              path={`personal.phones.${index}.number`}
              value={phone.number}
              onChange={(number) => part({ number })}
              onLeave={() => part(tidyPhone(phone))}
            />
            <SelectRow
              label={t('personal.phoneUse')}
              value={phone.use}
              options={uses}
              onChange={(use) => part({ use })}
            />
          </>
        )}
      </Several>
      <Several
        list={personal.addresses}
        make={() => ({ id: id(), use: 'home' as const, line: '', postalCode: '', city: '', country: '' })}
        onChange={(addresses) => set({ addresses })}
        add={t('personal.addAddress')}
        remove={t('personal.removeAddress')}
      >
        {(address, part, index) => (
          <>
            <TextRow
              className="whole"
              autoComplete="street-address"
              label={t('personal.street')}
              path={`personal.addresses.${index}.line`}
              value={address.line}
              onChange={(line) => part({ line })}
            />
            <TextRow
              autoComplete="postal-code"
              label={t('personal.postalCode')}
              path={`personal.addresses.${index}.postalCode`}
              value={address.postalCode}
              onChange={(postalCode) => part({ postalCode })}
            />
            <TextRow
              autoComplete="address-level2"
              label={t('form.city')}
              path={`personal.addresses.${index}.city`}
              value={address.city}
              onChange={(city) => part({ city })}
            />
            <SelectRow
              label={t('form.country')}
              path={`personal.addresses.${index}.country`}
              value={address.country}
              options={countryOptions(language)}
              onChange={(country) => part({ country })}
            />
          </>
        )}
      </Several>
      <Several
        list={personal.websites}
        make={() => ({ id: id(), url: '' })}
        onChange={(websites) => set({ websites })}
        add={t('personal.addWebsite')}
        remove={t('personal.removeWebsite')}
      >
        {(site, part, index) => (
          <TextRow
            className="whole"
            type="url"
            label={t('personal.website')}
            path={`personal.websites.${index}.url`}
            value={site.url}
            hint={t('form.urlHint')}
            onChange={(url) => part({ url })}
          />
        )}
      </Several>
    </>
  )
}

/** A short list of small things, each with a button that removes it. */
function Several<T extends { readonly id: string }>({
  list,
  make,
  onChange,
  add,
  remove,
  children,
}: {
  readonly list: readonly T[]
  readonly make: () => T
  readonly onChange: (list: T[]) => void
  readonly add: string
  readonly remove: string
  readonly children: (one: T, part: (part: Partial<T>) => void, index: number) => ReactNode
}) {
  return (
    <div className="several whole">
      {list.map((one, index) => (
        <Fragment key={one.id}>
          <div className="several-one">
            <div className="grid">
              {children(one, (part) => onChange(list.with(index, { ...one, ...part })), index)}
            </div>
            <button
              type="button"
              className="tool"
              aria-label={remove}
              title={remove}
              onClick={() => onChange(list.toSpliced(index, 1))}
            >
              <Icon name="remove" />
            </button>
          </div>
        </Fragment>
      ))}
      <button type="button" className="button button-small" onClick={() => onChange([...list, make()])}>
        <Icon name="add" />
        {add}
      </button>
    </div>
  )
}
