import addresses from 'virtual:font-files'

/** Whether an address is that of a font of this version. */
export const isFontAddress = (address: string): boolean => [...addresses.values()].includes(address)

/**
 * The address of a font's file.
 *
 * @throws `Error` when the application has no such file
 */
export function fontAddress(file: string): string {
  const address = addresses.get(file)
  if (address === undefined) throw new Error(`no font ${file}`)
  return address
}
