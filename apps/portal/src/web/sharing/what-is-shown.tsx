import { type ReactNode, Suspense, useId } from 'react'
import { inLanguages } from './languages-of.ts'
import { attachedFiles, itemName, latestTest, type ShareItem } from '../../share-items.ts'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { Choice } from './choice.tsx'
import { useThingName } from './share-name.ts'
import { filledParts, type ShareableThings } from './shareable.ts'

type ProfileItem = Extract<ShareItem, { readonly kind: 'profile' }>

/** What a link shows: each thing on a line, and of the profile its parts. */
export function WhatIsShown({
  id,
  have,
  items,
  onChange,
  fault,
}: {
  readonly id: string
  readonly have: ShareableThings
  readonly items: readonly ShareItem[]
  readonly onChange: (items: readonly ShareItem[]) => void
  readonly fault: ReactNode
}) {
  const { t } = useWords()
  const thingName = useThingName(have.things)
  const chosen = (item: ShareItem): ShareItem | undefined => items.find((one) => itemName(one) === itemName(item))
  const choose = (item: ShareItem, on: boolean): void =>
    onChange(on ? [...items, item] : items.filter((one) => itemName(one) !== itemName(item)))
  return (
    <fieldset className="share-things" id={id} tabIndex={-1} {...(fault ? { 'aria-describedby': `${id}-fault` } : {})}>
      <legend>{t('share.form.items')}</legend>
      {fault}
      {have.things.length === 0 && <p className="hint">{t('share.form.nothing')}</p>}
      {have.things.length > 1 && (
        <ChooseAll
          all={have.things.every(({ item }) => chosen(item))}
          onChoose={(all) => onChange(all ? have.things.map(({ item }) => chosen(item) ?? item) : [])}
        />
      )}
      {have.things.map(({ item, name }) => {
        const now = chosen(item)
        return (
          <div key={itemName(item)}>
            <Choice checked={now !== undefined} onChange={(on) => choose(item, on)}>
              <span>
                {thingName(item)}
                {name !== '' && <small>{t(`share.kind.${item.kind}`)}</small>}
              </span>
            </Choice>
            {now?.kind === 'profile' && have.profile && (
              <Suspense>
                <ProfileParts
                  profile={have.profile}
                  tested={have.things.some(({ item: { kind } }) => kind === latestTest)}
                  item={now}
                  onChange={(next) => onChange(items.map((one) => (one === now ? next : one)))}
                />
              </Suspense>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/** Chooses all of a list, or none of it where all is chosen. */
function ChooseAll({ all, onChoose }: { readonly all: boolean; readonly onChoose: (all: boolean) => void }) {
  const { t } = useWords()
  return (
    <p className="share-all">
      <button type="button" className="link" onClick={() => onChoose(!all)}>
        {t(all ? 'share.form.none' : 'share.form.all')}
      </button>
    </p>
  )
}

/** Of a profile: the line under the name, the language, and each part that holds something. */
function ProfileParts({
  profile,
  tested,
  item,
  onChange,
}: {
  readonly profile: NonNullable<ShareableThings['profile']>
  /** There is a test of digital skills whose levels can be shown. */
  readonly tested: boolean
  readonly item: ProfileItem
  readonly onChange: (item: ProfileItem) => void
}) {
  const { t, language } = useWords()
  const e = useEuropassWords()
  const id = useId()
  const { personal, files, sections } = filledParts(profile)
  const set = (name: string, on: boolean): void =>
    onChange({ ...item, shows: on ? [...item.shows, name] : item.shows.filter((one) => one !== name) })
  const parts = [
    ...personal,
    ...sections.map(({ name }) => name),
    ...(tested ? [latestTest] : []),
    ...(files ? [attachedFiles] : []),
  ]
  const tongues = inLanguages(profile, language)
  return (
    <div className="share-parts">
      <div className="field">
        <label htmlFor={`${id}-headline`}>{t('share.form.headline')}</label>
        <input
          id={`${id}-headline`}
          value={item.headline}
          maxLength={120}
          onChange={(event) => onChange({ ...item, headline: event.target.value })}
        />
      </div>
      {tongues.length > 1 && (
        <div className="field">
          <label htmlFor={`${id}-language`}>{t('share.form.language')}</label>
          <select
            id={`${id}-language`}
            value={item.language || profile.language}
            onChange={(event) => onChange({ ...item, language: event.target.value })}
          >
            {tongues.map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <fieldset>
        <legend className="lp-visually-hidden">{t('share.form.parts')}</legend>
        {parts.length > 1 && (
          <ChooseAll
            all={parts.every((part) => item.shows.includes(part))}
            onChoose={(all) => onChange({ ...item, shows: all ? parts : [] })}
          />
        )}
        {personal.map((part) => (
          <Choice key={part} checked={item.shows.includes(part)} onChange={(on) => set(part, on)}>
            {t(`share.part.${part}`)}
          </Choice>
        ))}
        {sections.map(({ name, label, title }) => (
          <Choice key={name} checked={item.shows.includes(name)} onChange={(on) => set(name, on)}>
            {label ? e(label) : title}
          </Choice>
        ))}
        {tested && (
          <Choice checked={item.shows.includes(latestTest)} onChange={(on) => set(latestTest, on)}>
            {t('share.part.digital-test')}
          </Choice>
        )}
        {files && (
          <Choice checked={item.shows.includes(attachedFiles)} onChange={(on) => set(attachedFiles, on)}>
            {t('share.part.files')}
          </Choice>
        )}
      </fieldset>
      <p className="hint">{t('share.form.partsHint')}</p>
    </div>
  )
}
