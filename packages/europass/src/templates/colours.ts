/** Accent colours by name; every one has at least 7 : 1 against white paper. */
export const colours = {
  burgundy: '#6d1a36',
  ink: '#2b2733',
  forest: '#1d4d3a',
  sea: '#12486b',
  plum: '#55306e',
  umber: '#6b3410',
  slate: '#3a4654',
  night: '#1e2a5a',
} as const
/** The name of an accent colour. */
export type ColourName = keyof typeof colours
/** The names of the accent colours, in the order they are offered. */
export const colourNames = [
  'burgundy',
  'ink',
  'forest',
  'sea',
  'plum',
  'umber',
  'slate',
  'night',
] as const satisfies readonly ColourName[]
