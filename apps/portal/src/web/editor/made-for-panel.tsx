import '../styles/made-for.css'
import { resolveCv } from '@laissez-passer/europass/cv'
import { type AdvertWord, advertWords } from '@laissez-passer/europass/cv/made-for'
import { useDeferredValue, useId, useMemo, useSyncExternalStore } from 'react'
import { type Layers, sheetOf } from '../editing/layers.ts'
import { useEditing, useTypedSheet } from '../editing/use-editing.tsx'
import { codedNames } from '../form/coded-names.ts'
import { shownText } from '../form/shown-text.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Panel } from './section-panel.tsx'

/** The job that this document is for, and which words of its advert it has. */
export function MadeForPanel({ focus }: { readonly focus: boolean }) {
  const { t } = useWords()
  return (
    <Panel title={t('panel.made-for')} focus={focus}>
      <p className="hint">{t('madeFor.lead')}</p>
      <div className="grid">
        <Line name="madeFor/position" label={t('madeFor.position')} />
        <Line name="madeFor/employer" label={t('madeFor.employer')} />
        <Advert />
      </div>
      <Words />
    </Panel>
  )
}

function Line({ name, label }: { readonly name: 'madeFor/position' | 'madeFor/employer'; readonly label: string }) {
  const id = useId()
  const { text, type, leave } = useTypedSheet(name)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={text}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
    </div>
  )
}

function Advert() {
  const { t } = useWords()
  const id = useId()
  const { text, type, leave } = useTypedSheet('madeFor/advert')
  return (
    <div className="field whole">
      <label htmlFor={id}>{t('madeFor.advert')}</label>
      <textarea
        id={id}
        rows={8}
        value={text}
        maxLength={20_000}
        aria-describedby={`${id}-hint`}
        onChange={(event) => type(event.target.value)}
        onBlur={leave}
      />
      <p className="hint" id={`${id}-hint`}>
        {t('madeFor.advertHint')}
      </p>
    </div>
  )
}

/** The words of the advert: all that the document shows is read, a CV's headline too. */
function wordsOf(layers: Layers): readonly AdvertWord[] {
  const { profile, cv, letter } = layers
  const advert = sheetOf(layers)?.madeFor.advert ?? ''
  if (advert.trim() === '') return []
  if (letter)
    return advertWords(advert, [letter.subject, shownText(letter.body, Infinity)], { language: letter.language })
  if (!cv) return []
  const { personal, sections } = resolveCv(profile, cv)
  const shown = [personal, ...sections.map((one) => one.entries)]
  const texts = [cv.headline, ...shown.flatMap((one) => [shownText(one, Infinity), ...codedNames(one, cv.language)])]
  return advertWords(advert, texts, { language: cv.language })
}

function Words() {
  const { t } = useWords()
  const editing = useEditing()
  const layers = useDeferredValue(useSyncExternalStore(editing.subscribe, editing.layers))
  const words = useMemo(() => wordsOf(layers), [layers])
  if (words.length === 0) return null
  const [has, lacks] = [words.filter((one) => one.found), words.filter((one) => !one.found)]
  return (
    <div className="advert-words">
      <p>
        <strong>{t('madeFor.count', { count: has.length, all: words.length })}</strong>
      </p>
      <p className="hint">{t('madeFor.honest')}</p>
      <WordList title={t('madeFor.lacks')} words={lacks} found={false} />
      <WordList title={t('madeFor.has')} words={has} found />
    </div>
  )
}

function WordList({
  title,
  words,
  found,
}: {
  readonly title: string
  readonly words: readonly AdvertWord[]
  readonly found: boolean
}) {
  const id = useId()
  if (words.length === 0) return null
  return (
    <>
      <h3 id={id}>{title}</h3>
      <ul className="word-list" data-found={found || undefined} aria-labelledby={id}>
        {words.map(({ word, count }) => (
          <li key={word}>
            {found && <Icon name="check" />}
            {word}
            {count > 1 && <small>×{count}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}
