import '../styles/entries.css'
import type { CvSectionName } from '@laissez-passer/europass/cv'
import { orderedSections } from '@laissez-passer/europass/cv'
import { below, type Entry, entryKey, type Path } from '@laissez-passer/europass/patch'
import type { Form } from '@laissez-passer/europass/sections'
import { type ReactNode, use, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { adding, changesOf, entriesAt, moving, removing } from '../editing/editing.ts'
import type { Layers } from '../editing/layers.ts'
import { settingSection } from '../editing/sections.ts'
import { useEditing, useLayers } from '../editing/use-editing.tsx'
import { useFormWords } from './form-words.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { SortableItem, SortableList, SortHandle } from '../parts/sortable.tsx'
import { Fields } from './fields.tsx'
import { OpenedEntry } from './opened-entry.ts'
import { summaryOf } from './summary.ts'

/** A list of entries of the profile, and the section of a CV in which it stands. */
export interface EntryListProps {
  /** What the list is called for whoever hears it: the heading of its section. */
  readonly label: string
  readonly path: Path
  /** Null where no CV shows it. */
  readonly section: CvSectionName | null
  readonly form: Form<string>
  /** A new entry. */
  readonly make: (id: string) => Entry
  /** What else can be done with an entry, among its tools. */
  readonly tools?: (id: string) => ReactNode
}

/** The section as the CV has it; null where the profile itself is edited. */
const sectionOf = (layers: Layers, name: CvSectionName | null) =>
  layers.cv && name !== null
    ? (orderedSections(layers.profile, layers.cv).find((one) => one.name === name) ?? null)
    : null

/** Entries in the order in which they are shown: the CV's own, then the profile's. */
function inOrder(entries: readonly Entry[], order: readonly string[]): readonly Entry[] {
  if (order.length === 0) return entries
  const rank = new Map(order.map((id, at) => [id, at]))
  const place = (entry: Entry): number => rank.get(entryKey(entry) ?? '') ?? order.length
  return entries.toSorted((one, other) => place(one) - place(other))
}

/**
 * Entries of which one is open; only its fields are there. They are added, moved by dragging or by arrow
 * keys, left out of a CV, and removed with a way back.
 */
export function EntryList({ label, path, section, form, make, tools }: EntryListProps) {
  const { t } = useWords()
  const e = useFormWords()
  const editing = useEditing()
  // Texts, so that only another order or another choice renders the list again.
  const order = useLayers((layers) => sectionOf(layers, section)?.order.join(' ') ?? '')
  const hidden = useLayers((layers) => sectionOf(layers, section)?.hidden.join(' ') ?? '')
  const keys = useLayers((layers) =>
    inOrder(entriesAt(layers, path), order.split(' ').filter(Boolean))
      .map((entry) => entryKey(entry) ?? '')
      .join(' '),
  )
  const ids = keys.split(' ').filter(Boolean)
  const gone = new Set(hidden.split(' '))
  const opened = use(OpenedEntry)
  const [open, setOpen] = useState<string | null>(ids.includes(opened) ? opened : null)
  const [removed, setRemoved] = useState<{
    readonly entry: Entry
    readonly after: string | null
    readonly name: string
  } | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const added = useRef<string | null>(null)
  useEffect(() => {
    if (open === null || open !== added.current) return
    added.current = null
    list.current?.querySelector<HTMLElement>('.entry-fields :is(input, select, textarea)')?.focus()
  }, [open])

  const move = useCallback(
    (id: string, to: number) => {
      const layers = editing.layers()
      if (!layers.cv || section === null)
        return editing.change(changesOf(moving(entriesAt(layers, path), path, { key: id, to })))
      const now = inOrder(entriesAt(layers, path), sectionOf(layers, section)?.order ?? []).map(
        (one) => entryKey(one) ?? '',
      )
      const next = now.filter((one) => one !== id).toSpliced(to, 0, id)
      editing.change({ cv: settingSection({ ...layers, cv: layers.cv }, section, { order: next }) })
    },
    [editing, path, section],
  )
  const hide = (id: string): void => {
    const layers = editing.layers()
    if (!layers.cv || section === null) return
    const before = sectionOf(layers, section)?.hidden ?? []
    const next = before.includes(id) ? before.filter((one) => one !== id) : [...before, id]
    editing.change({ cv: settingSection({ ...layers, cv: layers.cv }, section, { hidden: next }) })
  }
  const add = (): void => {
    const id = crypto.randomUUID()
    setRemoved(null)
    added.current = id
    editing.change(changesOf([adding(editing.layers(), path, make(id))]))
    setOpen(id)
  }
  const remove = (id: string, name: string): void => {
    const patches = removing(editing.layers(), path, id)
    editing.change(changesOf(patches))
    for (const patch of patches) if ('remove' in patch) setRemoved({ entry: patch.was, after: patch.after, name })
  }
  return (
    <div className="entries" ref={list}>
      {ids.length === 0 && <p className="hint">{e(form.empty)}</p>}
      <SortableList order={ids} onMove={move} className="entry-list" label={label}>
        {ids.map((id) => (
          <SortableItem key={id} id={id} className="entry">
            <EntryRow
              path={below(path, id)}
              id={id}
              form={form}
              open={open === id}
              onOpen={(next) => setOpen(next ? id : null)}
              hidden={gone.has(id)}
              onHide={hide}
              onRemove={remove}
              movable={ids.length > 1}
              tools={tools?.(id)}
            />
          </SortableItem>
        ))}
      </SortableList>
      <div role="status">
        {removed && (
          <p className="removed">
            {t('entry.removed', { name: removed.name })}{' '}
            <button
              type="button"
              className="link"
              onClick={() => {
                editing.change(changesOf([{ insert: removed.entry, into: path, after: removed.after }]))
                setRemoved(null)
              }}
            >
              {t('entry.undo')}
            </button>
          </p>
        )}
      </div>
      <button type="button" className="button add" onClick={add}>
        <Icon name="add" />
        {e(form.add)}
      </button>
    </div>
  )
}

function EntryRow({
  path,
  id,
  form,
  open,
  onOpen,
  hidden,
  onHide,
  onRemove,
  movable,
  tools,
}: {
  readonly path: Path
  readonly id: string
  readonly form: Form<string>
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly hidden: boolean
  readonly onHide: (id: string) => void
  readonly onRemove: (id: string, name: string) => void
  readonly movable: boolean
  readonly tools?: ReactNode
}) {
  const { t, language } = useWords()
  const e = useFormWords()
  const editing = useEditing()
  const key = useSyncExternalStore(editing.subscribe, () => {
    const { name, detail } = summaryOf(editing.layers(), path, { form, words: { language, e } })
    return `${name}\n${detail}`
  })
  const [found = '', detail = ''] = key.split('\n')
  const name = found || t('entry.unnamed')
  const inCv = editing.layers().cv !== null
  return (
    <>
      <div className="entry-head" data-hidden={hidden || undefined}>
        {movable && <SortHandle id={id} name={name} />}
        <h3 className="entry-title">
          <button type="button" className="entry-trigger" aria-expanded={open} onClick={() => onOpen(!open)}>
            <span>
              {name}
              {detail && <small>{detail}</small>}
            </span>
            {hidden && <span className="tag">{t('entry.hidden')}</span>}
            <Icon name="open" />
          </button>
        </h3>
        <div className="entry-tools">
          {tools}
          {inCv && (
            <button
              type="button"
              className="tool"
              aria-pressed={hidden}
              aria-label={t(hidden ? 'entry.showNamed' : 'entry.hideNamed', { name })}
              title={t(hidden ? 'entry.show' : 'entry.hide')}
              onClick={() => onHide(id)}
            >
              <Icon name={hidden ? 'hide' : 'show'} />
            </button>
          )}
          <button
            type="button"
            className="tool"
            aria-label={t('entry.removeNamed', { name })}
            title={t(inCv ? 'entry.removeEverywhere' : 'entry.remove')}
            onClick={() => onRemove(id, name)}
          >
            <Icon name="remove" />
          </button>
        </div>
      </div>
      {open && (
        <div className="entry-fields">
          <Fields fields={form.fields} base={path} />
        </div>
      )}
    </>
  )
}
