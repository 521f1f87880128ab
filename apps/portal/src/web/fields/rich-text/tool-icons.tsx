const drawings = {
  bold: 'M8 5h5a3.5 3.5 0 0 1 0 7H8zm0 7h6a3.5 3.5 0 0 1 0 7H8z',
  italic: 'M10 5h7M7 19h7m.5-14-5 14',
  underline: 'M7 4v7a5 5 0 0 0 10 0V4M6 20h12',
  bullets: 'M10 6h10M10 12h10M10 18h10M5 6h.01M5 12h.01M5 18h.01',
  numbers: 'M11 6h9M11 12h9M11 18h9M4 5l1.5-1v5M4 15.5c0-2 3-2 3 0 0 1.2-3 2.2-3 3.5h3',
  deeper: 'M4 5h16M12 10h8M12 14h8M4 19h16M4 9.5 7.5 12 4 14.5',
  up: 'M4 5h16M12 10h8M12 14h8M4 19h16M7.5 9.5 4 12l3.5 2.5',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.5-1.5',
} as const

/** A tool of the text editor. */
export type ToolName = keyof typeof drawings

/** The drawing on a tool's button, which says its name itself; those of moving turn with the direction. */
export const ToolIcon = ({ name }: { readonly name: ToolName }) => (
  <svg
    className={name === 'deeper' || name === 'up' ? 'icon rich-turning' : 'icon'}
    viewBox="0 0 24 24"
    width="20"
    height="20"
    aria-hidden="true"
    focusable="false"
  >
    <path
      d={drawings[name]}
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'bold' ? 2.6 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
