import type { Method } from '../method.ts'

/** What other pages show of codes by mail. */
export const mailCode: Method = {
  names: ['mail-code'],
  neverLost: true,
}
