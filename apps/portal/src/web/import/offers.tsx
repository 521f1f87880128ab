import type { Offer } from '@laissez-passer/europass/exchange'
import { countryName, languageName } from '@laissez-passer/europass/names'
import { shownPhone } from '@laissez-passer/europass/phone'
import { isObject } from '@laissez-passer/europass/patch'
import { personalInformation, sections } from '@laissez-passer/europass/sections'
import { type ReactNode, useId } from 'react'
import { useEuropassWords } from '../europass-words.ts'
import { shownText } from '../form/shown-text.ts'
import { useWords } from '../language.tsx'

/** What an import brings, section by section, each thing to be taken or left. */
export function Offers({
  offers,
  chosen,
  onChoose,
}: {
  readonly offers: readonly Offer[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (paths: readonly string[], take: boolean) => void
}) {
  const { t } = useWords()
  const names = [...new Set(offers.map(({ section }) => section))]
  return names.map((name) => {
    const here = offers.filter(({ section }) => section === name)
    const open = here.filter(({ standing }) => standing !== 'same').map(({ path }) => path)
    const all = open.every((path) => chosen.has(path))
    return (
      <Group key={name} name={name}>
        {open.length > 1 && (
          <button type="button" className="button button-quiet button-small" onClick={() => onChoose(open, !all)}>
            {all ? t('import.none') : t('import.all')}
          </button>
        )}
        <ul className="plain import-offers">
          {here.map((offer) => (
            <li key={offer.path}>
              <OfferLine
                offer={offer}
                chosen={chosen.has(offer.path)}
                onChoose={(take) => onChoose([offer.path], take)}
              />
            </li>
          ))}
        </ul>
      </Group>
    )
  })
}

function Group({ name, children }: { readonly name: Offer['section']; readonly children: ReactNode }) {
  const e = useEuropassWords()
  const { t } = useWords()
  const id = useId()
  const title =
    name === 'personal'
      ? e(personalInformation.heading)
      : name === 'custom'
        ? t('import.own')
        : e(sections[name].heading)
  return (
    <section className="card import-group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  )
}

function OfferLine({
  offer,
  chosen,
  onChoose,
}: {
  readonly offer: Offer
  readonly chosen: boolean
  readonly onChoose: (take: boolean) => void
}) {
  const { t } = useWords()
  const { label, text } = useOfferText(offer)
  const has = offer.standing === 'same'
  return (
    <label className="import-offer">
      <input
        type="checkbox"
        checked={chosen && !has}
        disabled={has}
        onChange={(event) => onChoose(event.target.checked)}
      />
      <span>
        {label && <strong>{label} </strong>}
        {text}
        {has && <span className="hint"> {t('import.same')}</span>}
        {offer.standing === 'other' && (
          <span className="hint"> {t('import.other', { mine: shownText(offer.mine, 80) })}</span>
        )}
      </span>
    </label>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** What stands for a thing in a line: the field it is of, and its words. */
function useOfferText({ section, field, value }: Offer): { readonly label: string; readonly text: string } {
  const e = useEuropassWords()
  const { language } = useWords()
  const own = isObject(value) ? value : {}
  const name = languageName({ code: textOf(own['code']), label: textOf(own['label']) }, language)
  if (section === 'language') return { label: '', text: name }
  if (section !== 'personal') return { label: '', text: shownText(value, 120) }
  const form = personalInformation.form.find((one) => one.name === field)
  const label = form ? e(form.label) : ''
  if (field === 'photo') return { label, text: '' }
  if (field === 'motherTongues') return { label, text: name }
  if (field === 'nationalities' && Array.isArray(value))
    return { label, text: value.map((code) => countryName(textOf(code), language)).join(', ') }
  if (field === 'phones')
    return { label, text: shownPhone({ dialling: textOf(own['dialling']), number: textOf(own['number']) }) }
  return { label, text: shownText(value, 120) }
}
