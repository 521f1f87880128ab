/** Where in a file of the operator's something is: `learn[0].url`; `it` for the whole. */
export const placeInFile = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? 'it'
    : path
        .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
        .join('')
