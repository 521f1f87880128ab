import type { ReactNode } from 'react'

const paths = {
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13zM12 14.5v2',
  gear: 'M10.4 5.6L10.4 2.9L13.6 2.9L13.6 5.6L15.4 6.3L17.3 4.5L19.5 6.7L17.7 8.6L18.4 10.4L21.1 10.4L21.1 13.6L18.4 13.6L17.7 15.4L19.5 17.3L17.3 19.5L15.4 17.7L13.6 18.4L13.6 21.1L10.4 21.1L10.4 18.4L8.6 17.7L6.7 19.5L4.5 17.3L6.3 15.4L5.6 13.6L2.9 13.6L2.9 10.4L5.6 10.4L6.3 8.6L4.5 6.7L6.7 4.5L8.6 6.3zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z',
  back: 'M14.5 6l-6 6 6 6',
  refresh: 'M4.5 10a8 8 0 0 1 14-3.2L20.5 9M20.5 4.5V9H16M19.5 14a8 8 0 0 1-14 3.2L3.5 15M3.5 19.5V15H8',
  done: 'M5 12.8l4.6 4.6L19.5 7',
  mail: 'M3.5 6h17v12.5h-17zM4 6.8l8 6.4 8-6.4',
  stop: 'M12 6v7.5M12 17.2v.3',
  wait: 'M12 7v5.2l3.4 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  message: 'M3.5 5h17v11.500H11l-4.500 4v-4h-3zM8 9h8M8 12.200h5',
  phone: 'M7.5 3h9v18h-9zM11 18h2',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.7-4 3.7-6 7.5-6s6.8 2 7.5 6',
  key: 'M7.5 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11.5 12H21v3.5M16.5 12v3',
  fingerprint:
    'M6 17.5c.9-1.6 1.2-3.3 1.2-5.3a4.8 4.8 0 0 1 9.6 0c0 1.4-.1 2.8-.4 4.100M12 12.200c0 3.1-.7 5.7-2.1 8.100M14.4 20.500c.5-1.3.9-2.7 1.1-4.100M4 13.800c.1-.5.1-1 .1-1.600A7.9 7.9 0 0 1 16.5 5.700M18.9 8.400c.7 1.2 1 2.5 1 3.8 0 1.3-.1 2.6-.3 3.800M9.6 11.900a2.4 2.4 0 0 1 4.8.300c0 .8 0 1.5-.1 2.2',
  token: 'M4 8.5a4 4 0 0 1 4-4h12v15H8a4 4 0 0 1-4-4zM9 8.500h8v4.500H9zM13 16.300h.01',
  card: 'M3 6h18v12H3zM6.5 14.800c.3-1.300 1.200-1.900 2.300-1.900s2 .6 2.300 1.900M8.800 8.700a1.500 1.500 0 1 0 0 3 1.500 1.500 0 0 0 0-3zM14 10h4M14 13.500h4',
  window: 'M3.5 5h17v14h-17zM3.5 9h17M6.5 7h.01M9 7h.01',
  link: 'M10 14.5l4.500-5M8.500 11L6 13.600a3.500 3.500 0 0 0 5 5l2.500-2.600M15.500 13l2.500-2.600a3.500 3.500 0 0 0-5-5L10.500 8',
  bin: 'M4.500 6.500h15M9.500 6.500V4h5v2.500M6.500 6.500l1 14h9l1-14M10 10.500v6M14 10.500v6',
  download: 'M12 4v11M7.500 10.800L12 15.300l4.500-4.500M4.500 19.500h15',
  list: 'M8.5 6.5h11.5M8.5 12h11.5M8.5 17.5h11.5M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01',
} as const

/** Names of the drawings. */
export type IconName = keyof typeof paths

/**
 * A line drawing of 24 units in the current colour, always beside words: hidden from assistive technology.
 */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
