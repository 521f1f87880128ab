import '../styles/panel.css'
import { type CvSectionName, orderedSections } from '@laissez-passer/europass/cv'
import { type ReactNode, use, useEffect, useId, useRef, useState } from 'react'
import { settingSection } from '../editing/sections.ts'
import { useEditing, useLayers, useTyped } from '../editing/use-editing.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { EntryList } from '../form/entry-list.tsx'
import { AdaptingContext, OtherCvsContext } from '../form/standing.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { headingOf, listOf } from './place.ts'

/** What is open in the editor: its heading takes the focus when somebody goes there. */
export function Panel({
  title,
  tools,
  focus,
  children,
}: {
  readonly title: ReactNode
  readonly tools?: ReactNode
  /** Whether somebody came here from another place. */
  readonly focus: boolean
  readonly children: ReactNode
}) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!focus) return
    heading.current?.focus({ preventScroll: true })
    // The place before it may have been scrolled further than this one begins.
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [focus])
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {tools}
      </header>
      {children}
    </section>
  )
}

/** Switches to what may be said in this CV alone, with what that means; not where it is the only one. */
export function Adapting({ children }: { readonly children: (adapt: ReactNode) => ReactNode }) {
  const { t } = useWords()
  const [adapting, setAdapting] = useState(false)
  const others = use(OtherCvsContext)
  const inCv = useLayers(({ cv }) => cv !== null)
  const adapted = useLayers(({ cv }) => cv !== null && Object.keys(cv.overrides).length > 0)
  return (
    <AdaptingContext value={adapting && inCv}>
      {children(
        inCv && (others || adapted) ? (
          <div className="adapt">
            <button
              type="button"
              className="button button-small"
              aria-pressed={adapting}
              onClick={() => setAdapting(!adapting)}
            >
              <Icon name="target" />
              {t('only.adapt')}
            </button>
            {adapting && <p className="hint">{t('only.hint')}</p>}
          </div>
        ) : null,
      )}
    </AdaptingContext>
  )
}

/** A section: its heading, which may be another one in this CV, and its entries. */
export function SectionPanel({ name, focus }: { readonly name: CvSectionName; readonly focus: boolean }) {
  const { t } = useWords()
  const e = useEuropassWords()
  const list = listOf(name)
  const inCv = useLayers(({ cv }) => cv !== null)
  const shown = useLayers(({ profile, cv }) =>
    cv ? (orderedSections(profile, cv).find((one) => one.name === name)?.shown ?? true) : true,
  )
  const title = useLayers(({ profile, cv }) =>
    cv ? (orderedSections(profile, cv).find((one) => one.name === name)?.title ?? '') : '',
  )
  const own = useLayers(({ profile }) => profile.custom.find(({ id }) => name === `custom:${id}`)?.title ?? '')
  const heading = headingOf(name)
  const usualTitle = heading ? e(heading) : own || t('rail.untitled')
  const [renaming, setRenaming] = useState(heading === null && own === '')
  return (
    <Adapting>
      {(adapt) => (
        <Panel
          title={title || usualTitle}
          focus={focus && !renaming}
          tools={
            (inCv || heading === null) && (
              <button
                type="button"
                className="tool"
                aria-expanded={renaming}
                aria-label={t('section.rename', { name: title || usualTitle })}
                title={t('section.renameHint')}
                onClick={() => setRenaming(!renaming)}
              >
                <Icon name="edit" />
              </button>
            )
          }
        >
          {!shown && <p className="hint">{t('editor.sectionLeftOut')}</p>}
          {renaming && heading !== null && (
            <CvTitle name={name} title={title} usual={usualTitle} onDone={() => setRenaming(false)} />
          )}
          {renaming && heading === null && (
            <OwnTitle path={`custom/${name.slice('custom:'.length)}/title`} onDone={() => setRenaming(false)} />
          )}
          {adapt}
          <EntryList key={name} label={title || usualTitle} section={name} {...list} />
        </Panel>
      )}
    </Adapting>
  )
}

function CvTitle({
  name,
  title,
  usual,
  onDone,
}: {
  readonly name: CvSectionName
  readonly title: string
  readonly usual: string
  readonly onDone: () => void
}) {
  const editing = useEditing()
  const set = (text: string): void => {
    const { profile, cv } = editing.layers()
    if (cv && text !== title) editing.change({ cv: settingSection({ profile, cv }, name, { title: text }) })
  }
  const [text, setText] = useState(title)
  return <TitleField text={text} usual={usual} onText={setText} onDone={onDone} onLeave={() => set(text.trim())} />
}

function OwnTitle({ path, onDone }: { readonly path: string; readonly onDone: () => void }) {
  const { text, type, leave } = useTyped(path, { translatable: true })
  return <TitleField text={text} usual="" onText={type} onDone={onDone} onLeave={leave} />
}

function TitleField({
  text,
  usual,
  onText,
  onLeave,
  onDone,
}: {
  readonly text: string
  readonly usual: string
  readonly onText: (text: string) => void
  readonly onLeave: () => void
  readonly onDone: () => void
}) {
  const { t } = useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div className="field title-field">
      <label htmlFor={id}>{t('section.title')}</label>
      <input
        id={id}
        ref={input}
        value={text}
        maxLength={120}
        placeholder={usual}
        aria-describedby={usual ? `${id}-hint` : undefined}
        onChange={(event) => onText(event.target.value)}
        onBlur={onLeave}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          onLeave()
          onDone()
        }}
      />
      {usual && (
        <p className="hint" id={`${id}-hint`}>
          {t('section.titleHint', { name: usual })}
        </p>
      )}
    </div>
  )
}
