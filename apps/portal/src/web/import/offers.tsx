import type { Offer } from '@laissez-passer/europass/exchange'
import { formatPartialDate } from '@laissez-passer/europass/fields'
import { countryName, languageName } from '@laissez-passer/europass/names'
import { shownPhone } from '@laissez-passer/europass/phone'
import { isObject, type Json, type JsonObject } from '@laissez-passer/europass/patch'
import type { Profile } from '@laissez-passer/europass/profile'
import { genders, personalInformation, sections } from '@laissez-passer/europass/sections'
import { type ReactNode, useId } from 'react'
import { useEuropassWords } from '../europass-words.ts'
import { formWords } from '../form/form-words.ts'
import { summaryOf } from '../form/summary.ts'
import { shownText } from '../form/shown-text.ts'
import { useWords } from '../language.tsx'
import { dotted } from '../parts/dotted.ts'

/** What an import brings, section by section, each thing to be taken or left. */
export function Offers({
  offers,
  theirs,
  chosen,
  onChoose,
}: {
  readonly offers: readonly Offer[]
  /** The imported profile. */
  readonly theirs: Profile
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
                theirs={theirs}
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
  theirs,
  chosen,
  onChoose,
}: {
  readonly offer: Offer
  readonly theirs: Profile
  readonly chosen: boolean
  readonly onChoose: (take: boolean) => void
}) {
  const { t } = useWords()
  const { label, text } = useOfferText(offer, theirs)
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

/** What stands for a thing in a line: the field it is of, and its words. */
function useOfferText(
  { path, section, field, value }: Offer,
  theirs: Profile,
): { readonly label: string; readonly text: string } {
  const e = useEuropassWords()
  const { language } = useWords()
  const own = isObject(value) ? value : {}
  if (section === 'custom') return { label: '', text: shownText(value, 120) }
  if (section !== 'personal') {
    const layers = { profile: theirs, cv: null, letter: null, language: theirs.language }
    const { name, detail } = summaryOf(layers, path, {
      form: sections[section].form,
      words: { language, e: formWords(e) },
    })
    return { label: '', text: dotted(name, detail) || shownText(value, 120) }
  }
  const form = personalInformation.form.find((one) => one.name === field)
  return { label: form ? e(form.label) : '', text: personalText(field, { value, own, language, e }) }
}

interface Spoken {
  readonly value: Json
  readonly own: JsonObject
  readonly language: string
  readonly e: ReturnType<typeof useEuropassWords>
}

function personalText(field: string, { value, own, language, e }: Spoken): string {
  const text = (name: string): string => textOf(own[name])
  switch (field) {
    case 'photo':
      return ''
    case 'gender':
      return e(`gender.${genders.find((one) => one === value) ?? 'other'}`)
    case 'birthDate':
      return formatPartialDate(textOf(value), language, { month: 'long' })
    case 'motherTongues':
      return languageName({ code: text('code'), label: text('label') }, language)
    case 'nationalities':
      return Array.isArray(value) ? value.map((code) => countryName(textOf(code), language)).join(', ') : ''
    case 'phones':
      return shownPhone({ dialling: text('dialling'), number: text('number') })
    case 'addresses':
      return [text('address'), `${text('postalCode')} ${text('city')}`.trim(), countryName(text('country'), language)]
        .filter((part) => part !== '')
        .join(', ')
    case 'socials':
    case 'websites':
      return text('url')
    case 'messaging':
      return text('handle')
    default:
      return shownText(value, 120)
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
