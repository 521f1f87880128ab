/** More than this database keeps in one row. Nothing was written, and trying again changes nothing. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}
