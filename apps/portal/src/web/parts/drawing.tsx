import { guillocheLines } from '@laissez-passer/widgets/guilloche'
import { useMemo } from 'react'

/** Interlaced lines, decoration only; the same seed draws the same lines. */
export function Guilloche({
  seed,
  width = 1280,
  height = 420,
  lines = 10,
  className,
}: {
  readonly seed: string
  readonly width?: number
  readonly height?: number
  readonly lines?: number
  readonly className?: string
}) {
  const paths = useMemo(() => guillocheLines({ seed, width, height, lines }), [seed, width, height, lines])
  return (
    <svg
      className={className ?? 'guilloche'}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {paths.map((path) => (
        <path key={path} d={path} fill="none" stroke="currentColor" strokeWidth="1" />
      ))}
    </svg>
  )
}

const icons = {
  up: 'M12 19V5m-6 6 6-6 6 6',
  down: 'M12 5v14m6-6-6 6-6-6',
  open: 'm6 9 6 6 6-6',
  handle: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  back: 'm14 6-6 6 6 6',
  edit: 'm4 20 4.2-.9L19 8.3a2.1 2.1 0 0 0-3-3L5.2 16 4 20ZM14 7.5l3 3',
  undo: 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'm15 14 5-5-5-5m5 5H10a6 6 0 0 0 0 12h3',
  history: 'M4 5v4.5h4.5M4.6 9.5A8 8 0 1 1 4 13m8-5v4.5l3 1.8',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5',
  more: 'M5 11.5a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1Zm7 0a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1Zm7 0a.5.5 0 1 0 0 1 .5.5 0 0 0 0-1Z',
  target: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z',
  bigger: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5M8 11h6M11 8v6',
  smaller: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 4.5 4.5M8 11h6',
  add: 'M12 5v14M5 12h14',
  remove: 'M5 7h14M10 11v6m4-6v6M6 7l1 13h10l1-13M9 7V4h6v3',
  hide: 'M3 3l18 18M10.6 6.1A9.8 9.8 0 0 1 12 6c6 0 9 6 9 6a17 17 0 0 1-2.4 3.2M6.5 7.6C4.3 9.2 3 12 3 12s3 6 9 6a9 9 0 0 0 4-.9M9.9 10a3 3 0 0 0 4.2 4.2',
  show: 'M3 12s3-6 9-6 9 6 9 6-3 6-9 6-9-6-9-6Zm9 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  download: 'M12 4v11m-5-4.5 5 5 5-5M5 20h14',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'm5 13 4.5 4.5L19 7',
  'under-way': 'M7 18.5a4.5 4.5 0 0 1-.6-9A6 6 0 0 1 18 8.7a4 4 0 0 1-.5 9.8M12 20v-7.5m-3 3 3-3 3 3',
  warn: 'M12 4 2.8 19.5h18.4L12 4Zm0 6v4.5m0 2.6v.1',
  document: 'M7 3h7l5 5v13H7zM14 3v5h5M10 13h6m-6 4h6',
  print: 'M7 8V4h10v4M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7m2 3a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17',
  share:
    'M18 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM6 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm12 7a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8.6 10.5l6.8-4M8.6 13.5l6.8 4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c.6-4 4-6 8-6s7.4 2 8 6',
} as const

/** A line icon beside words, never instead of them. */
export function Icon({ name }: { readonly name: keyof typeof icons }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={icons[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
