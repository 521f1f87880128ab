import type { ReactNode } from 'react'

const PATHS = {
  back: 'M15 5l-7 7 7 7',
  gear: 'M4 7h9m5 0h2M4 12h3m5 0h8M4 17h9m5 0h2M13 7a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0M7 12a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0M13 17a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11m0-11l-11 11',
  warn: 'M12 4L2.8 19.5h18.4zM12 10v4.5m0 2.6v.1',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  finger:
    'M5.5 8.500a8 8 0 0 1 13.300 1.500M4.200 14.500a12 12 0 0 1 .3-3.300M7.200 18.500a14 14 0 0 0 .8-5.500 4 4 0 0 1 8 0c0 1.300-.1 2.500-.3 3.700M12 12.800c.1 2.700-.4 5.200-1.500 7.400M15 19.800l-.4 1M19.700 13.500a22 22 0 0 1-.5 4.500',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M12 7.5V12l3 2',
  scan: 'M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM13.5 13.5h.1m2.3 0h.1m-2.5 2.4h.1m2.3 0h.1',
  offline:
    'M3 9.5a13 13 0 0 1 4-2.6M10.5 6a13 13 0 0 1 10.500 3.500M6.500 13a8 8 0 0 1 4-2.200M15.500 11.700a8 8 0 0 1 2 1.300M9.800 16.500a3.600 3.600 0 0 1 4.400 0M4 4l16 16M12 19.500v.1',
  install: 'M12 4v10m-4-4l4 4 4-4M5 19.500h14',
  history: 'M4.500 12a7.500 7.500 0 1 0 2.200-5.300L4.500 9M4.500 4.500V9H9M12 8v4l3 2',
  bell: 'M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 1.500h-15zM10 20.500a2.200 2.200 0 0 0 4 0',
} as const

/** Name of a sign. */
export type IconName = keyof typeof PATHS

/** A small drawn sign, always beside words that say the same. */
export function Icon({ name, size = 24 }: { readonly name: IconName; readonly size?: number }): ReactNode {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
