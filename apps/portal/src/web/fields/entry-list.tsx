import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/** What a list of entries takes. */
export interface EntryListProps<T extends { readonly id: string }> {
  readonly entries: readonly T[]
  readonly onChange: (entries: T[]) => void
  /** Makes a new entry. */
  readonly make: (id: string) => T
  readonly addLabel: string
  /** What an entry is called in the list; empty while it has no name. */
  readonly nameOf: (entry: T) => string
  readonly detailOf?: (entry: T) => string
  /** The entry's fields. */
  readonly children: (entry: T, change: (entry: Partial<T>) => void, index: number) => ReactNode
  /** In a CV: which entries are left out, and how to switch one. */
  readonly hiding?: { readonly hidden: readonly string[]; readonly toggle: (id: string) => void }
  readonly empty?: string
}

/**
 * Entries that open one by one; they are added, moved by buttons, left out of a CV, and removed with a way
 * back.
 */
export function EntryList<T extends { readonly id: string }>({
  entries,
  onChange,
  make,
  addLabel,
  nameOf,
  detailOf,
  children,
  hiding,
  empty,
}: EntryListProps<T>) {
  const { t } = useWords()
  const [open, setOpen] = useState<string | null>(null)
  const [removed, setRemoved] = useState<{ readonly entry: T; readonly at: number } | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const added = useRef<string | null>(null)
  useEffect(() => {
    if (open === null || open !== added.current) return
    added.current = null
    list.current?.querySelector<HTMLElement>(`[data-entry="${open}"] :is(input, select, textarea)`)?.focus()
  }, [open])
  const move = (from: number, to: number): void => {
    const [entry] = entries.slice(from, from + 1)
    if (entry) onChange(entries.toSpliced(from, 1).toSpliced(to, 0, entry))
  }
  const add = (): void => {
    const id = crypto.randomUUID()
    setRemoved(null)
    onChange([...entries, make(id)])
    added.current = id
    setOpen(id)
  }
  return (
    <div className="entries" ref={list}>
      {entries.length === 0 && empty && <p className="hint">{empty}</p>}
      {entries.map((entry, index) => {
        const name = nameOf(entry).trim() || t('entry.unnamed')
        const hidden = hiding?.hidden.includes(entry.id) ?? false
        return (
          <Disclosure
            key={entry.id}
            className="entry"
            isExpanded={open === entry.id}
            onExpandedChange={(next) => setOpen(next ? entry.id : null)}
          >
            <div className="entry-head">
              <Heading level={3} className="entry-title">
                <Button slot="trigger" className="entry-trigger">
                  <Icon name="open" />
                  <span>
                    {name}
                    {detailOf && <small>{detailOf(entry)}</small>}
                  </span>
                  {hidden && <span className="tag">{t('entry.hidden')}</span>}
                </Button>
              </Heading>
              <div className="entry-tools">
                {hiding && (
                  <button
                    type="button"
                    className="tool"
                    aria-pressed={hidden}
                    aria-label={t(hidden ? 'entry.showNamed' : 'entry.hideNamed', { name })}
                    title={t(hidden ? 'entry.show' : 'entry.hide')}
                    onClick={() => hiding.toggle(entry.id)}
                  >
                    <Icon name={hidden ? 'hide' : 'show'} />
                  </button>
                )}
                <button
                  type="button"
                  className="tool"
                  disabled={index === 0}
                  aria-label={t('entry.upNamed', { name })}
                  title={t('entry.up')}
                  onClick={() => move(index, index - 1)}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  className="tool"
                  disabled={index === entries.length - 1}
                  aria-label={t('entry.downNamed', { name })}
                  title={t('entry.down')}
                  onClick={() => move(index, index + 1)}
                >
                  <Icon name="down" />
                </button>
                <button
                  type="button"
                  className="tool"
                  aria-label={t('entry.removeNamed', { name })}
                  title={t('entry.remove')}
                  onClick={() => {
                    setRemoved({ entry, at: index })
                    onChange(entries.toSpliced(index, 1))
                  }}
                >
                  <Icon name="remove" />
                </button>
              </div>
            </div>
            <DisclosurePanel className="entry-panel">
              <div className="grid" data-entry={entry.id}>
                {children(entry, (part) => onChange(entries.with(index, { ...entry, ...part })), index)}
              </div>
            </DisclosurePanel>
          </Disclosure>
        )
      })}
      <div role="status">
        {removed && (
          <p className="removed">
            {t('entry.removed', { name: nameOf(removed.entry).trim() || t('entry.unnamed') })}{' '}
            <button
              type="button"
              className="link"
              onClick={() => {
                onChange(entries.toSpliced(removed.at, 0, removed.entry))
                setRemoved(null)
              }}
            >
              {t('entry.undo')}
            </button>
          </p>
        )}
      </div>
      <button type="button" className="button" onClick={add}>
        <Icon name="add" />
        {addLabel}
      </button>
    </div>
  )
}
