import '../styles/sortable.css'
import {
  createContext,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  use,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useWords } from '../language.tsx'
import { Icon } from './drawing.tsx'

/** A drag under way: which item, how far, and where it would come to lie. */
interface Drag {
  readonly key: string
  readonly by: number
  /** Pixels sideways, in a list that flows. */
  readonly across: number
  readonly from: number
  readonly to: number
  readonly height: number
}

interface Sorting {
  readonly order: readonly string[]
  readonly flow: boolean
  readonly drag: Drag | null
  readonly start: (key: string, event: PointerEvent<HTMLElement>) => void
  readonly move: (key: string, to: number, name: string) => void
  readonly handles: Map<string, HTMLElement>
}

const SortingContext = createContext<Sorting | null>(null)

/** How near to an edge of the window a drag scrolls it, in pixels. */
const edge = 56

/**
 * A list whose items change places by dragging their handles, or with the arrow keys on them. Each move is
 * told to screen readers.
 */
export function SortableList({
  order,
  onMove,
  className,
  label,
  flow = false,
  children,
}: {
  /** The keys of the items, in order. */
  readonly order: readonly string[]
  readonly onMove: (key: string, to: number) => void
  readonly className: string
  readonly label?: string
  /** Items stand beside each other, in lines as words do. */
  readonly flow?: boolean
  readonly children: ReactNode
}) {
  const { t } = useWords()
  const list = useRef<HTMLUListElement>(null)
  const [handles] = useState(() => new Map<string, HTMLElement>())
  const [drag, setDrag] = useState<Drag | null>(null)
  const [said, setSaid] = useState('')
  const focusAgain = useRef<string | null>(null)
  useLayoutEffect(() => {
    // A node that was put elsewhere has lost the focus.
    if (focusAgain.current !== null) handles.get(focusAgain.current)?.focus()
    focusAgain.current = null
  }, [order, handles])

  const move = useCallback(
    (key: string, to: number, name: string) => {
      if (to < 0 || to >= order.length) return
      focusAgain.current = key
      onMove(key, to)
      setSaid(t('sort.moved', { name, place: to + 1, count: order.length }))
    },
    [order, onMove, t],
  )

  const start = useCallback(
    (key: string, event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      const items = [...(list.current?.children ?? [])]
      const from = order.indexOf(key)
      const rects = items.map((item) => item.getBoundingClientRect())
      const own = rects[from]
      if (!own || items.length !== order.length) return
      event.preventDefault()
      const handle = event.currentTarget
      handle.setPointerCapture(event.pointerId)
      const startX = event.clientX
      const startY = event.clientY + window.scrollY
      let last: Drag = { key, by: 0, across: 0, from, to: from, height: own.height }
      setDrag(last)
      const onPointerMove = ({ clientX, clientY }: globalThis.PointerEvent): void => {
        if (clientY < edge) window.scrollBy(0, -12)
        else if (clientY > window.innerHeight - edge) window.scrollBy(0, 12)
        const by = clientY + window.scrollY - startY
        const across = flow ? clientX - startX : 0
        const point = { x: own.left + own.width / 2 + across, y: own.top + own.height / 2 + by }
        const to = rects.filter((rect, at) => at !== from && stands(rect, point, flow)).length
        last = { ...last, by, across, to }
        setDrag(last)
      }
      const end = (): void => {
        handle.removeEventListener('pointermove', onPointerMove)
        handle.removeEventListener('pointerup', drop)
        handle.removeEventListener('pointercancel', end)
        window.removeEventListener('keydown', onEscape, true)
        setDrag(null)
      }
      const drop = (): void => {
        end()
        if (last.to !== from) onMove(key, last.to)
      }
      const onEscape = (pressed: globalThis.KeyboardEvent): void => {
        if (pressed.key !== 'Escape') return
        pressed.stopPropagation()
        end()
      }
      handle.addEventListener('pointermove', onPointerMove)
      handle.addEventListener('pointerup', drop)
      handle.addEventListener('pointercancel', end)
      window.addEventListener('keydown', onEscape, true)
    },
    [order, onMove, flow],
  )
  const sorting = useMemo(
    () => ({ order, flow, drag, start, move, handles }),
    [order, flow, drag, start, move, handles],
  )
  return (
    <SortingContext value={sorting}>
      <ul ref={list} className={className} aria-label={label} data-dragging={drag ? '' : undefined}>
        {children}
      </ul>
      <p className="lp-visually-hidden" role="status">
        {said}
      </p>
    </SortingContext>
  )
}

/** Whether an item stands before a point: above it, or in a list that flows on its line and further ahead. */
function stands(rect: DOMRect, point: { readonly x: number; readonly y: number }, flow: boolean): boolean {
  if (!flow) return rect.top + rect.height / 2 < point.y
  return rect.bottom < point.y || (rect.top < point.y && rect.left + rect.width / 2 < point.x)
}

function useSorting(): Sorting {
  const sorting = use(SortingContext)
  if (sorting === null) throw new Error('An item was rendered outside SortableList')
  return sorting
}

/** An item of a `SortableList`; its place in `order` must be its place among the children. */
export function SortableItem({
  id,
  className,
  children,
}: {
  readonly id: string
  readonly className: string
  readonly children: ReactNode
}) {
  const { order, flow, drag } = useSorting()
  const at = order.indexOf(id)
  return (
    <li
      className={className}
      data-dragged={drag?.key === id || undefined}
      data-drop={
        flow && drag && drag.to !== drag.from && drag.to === at ? (drag.to < drag.from ? 'before' : 'after') : undefined
      }
      style={flow ? follow(drag, at) : shift(drag, at)}
    >
      {children}
    </li>
  )
}

/** In a list that flows only what is dragged moves; the place it would take is marked. */
const follow = (drag: Drag | null, at: number): CSSProperties | undefined =>
  drag && at === drag.from ? { transform: `translate(${drag.across}px, ${drag.by}px)` } : undefined

function shift(drag: Drag | null, at: number): CSSProperties | undefined {
  if (!drag) return undefined
  if (at === drag.from) return { transform: `translateY(${drag.by}px)` }
  if (at > drag.from && at <= drag.to) return { transform: `translateY(${-drag.height}px)` }
  if (at < drag.from && at >= drag.to) return { transform: `translateY(${drag.height}px)` }
  return undefined
}

/** What an item is taken by. */
export function SortHandle({ id, name }: { readonly id: string; readonly name: string }) {
  const { t } = useWords()
  const { order, flow, start, move, handles } = useSorting()
  const at = order.indexOf(id)
  const onKeyDown = (event: KeyboardEvent): void => {
    const beside = flow ? { ArrowLeft: at - 1, ArrowRight: at + 1 } : {}
    const ways: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: order.length - 1,
      ...beside,
    }
    const to = ways[event.key]
    if (to === undefined) return
    event.preventDefault()
    if (to !== at) move(id, to, name)
  }
  return (
    <button
      type="button"
      className="tool sort-handle"
      aria-label={t('sort.handle', { name })}
      title={t('sort.hint')}
      ref={(element) => {
        if (element) handles.set(id, element)
        else handles.delete(id)
      }}
      onPointerDown={(event) => start(id, event)}
      onKeyDown={onKeyDown}
    >
      <Icon name="handle" />
    </button>
  )
}
