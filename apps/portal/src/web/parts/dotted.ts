/** Stands between facts on a line, and never begins one. */
export const dot = '\u00A0· '

/** Facts on a line; empty ones are left out. */
export const dotted = (...facts: readonly string[]): string => facts.filter((fact) => fact !== '').join(dot)
