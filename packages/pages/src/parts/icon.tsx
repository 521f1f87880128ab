import type { ReactNode } from 'react'

const paths = {
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13zM12 14.5v2',
  gear: 'M12 8.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM12 3v2.6M12 18.4V21M3 12h2.6M18.4 12H21M5.6 5.6l1.9 1.9M16.5 16.5l1.9 1.9M18.4 5.6l-1.9 1.9M7.5 16.5l-1.9 1.9',
  back: 'M14.5 6l-6 6 6 6',
  next: 'M9.5 6l6 6-6 6',
  refresh: 'M4.5 10a8 8 0 0 1 14-3.2L20.5 9M20.5 4.5V9H16M19.5 14a8 8 0 0 1-14 3.2L3.5 15M3.5 19.5V15H8',
  done: 'M5 12.8l4.6 4.6L19.5 7',
  mail: 'M3.5 6h17v12.5h-17zM4 6.8l8 6.4 8-6.4',
  stop: 'M12 6v7.5M12 17.2v.3',
  wait: 'M12 7v5.2l3.4 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  phone: 'M7.5 3h9v18h-9zM11 18h2',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.7-4 3.7-6 7.5-6s6.800 2 7.500 6',
  key: 'M8 12.500a3.800 3.800 0 1 0 0 .010M11.700 12.500H21M17.500 12.500V16M20.500 12.500v2.500',
  window: 'M3.500 5h17v14h-17zM3.500 9h17M6.500 7h.010M9 7h.010',
  list: 'M8.500 6.500h11.500M8.500 12h11.500M8.500 17.500h11.500M4.500 6.500h.010M4.500 12h.010M4.500 17.500h.010',
  shield: 'M12 3.500l7.500 2.800v5.200c0 4.600-3.100 7.700-7.500 9-4.400-1.300-7.500-4.400-7.500-9V6.300z',
} as const

/** Names of the drawings. */
export type IconName = keyof typeof paths

/** A line drawing of 24 units in the current colour, always beside words: hidden from assistive technology. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
