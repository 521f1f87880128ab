import {
  drainAccepted,
  listenAddress,
  listenAddressAccepted,
  readDrain,
  readPort,
  SettingFault,
  toldSetting,
} from './settings.ts'

/**
 * The line that refuses a setting: which, why, and what is accepted.
 *
 * @param name the setting's
 * @param value as it was given, which the line shows
 * @param refusal `why` ends the sentence "it …", `accepted` the sentence "Accepted: …"
 */
export function wrongSetting(
  name: string,
  value: string,
  { accepted, why }: { readonly why: string; readonly accepted: string },
): SettingFault {
  return new SettingFault(`${toldSetting(name, value)} can’t be used: it ${why}. Accepted: ${accepted}.`)
}

/**
 * Reads `DRAIN_SECONDS`: for how long a process still answers when it was told to stop.
 *
 * @param origin reads the server's own; asked after the number was judged, for it may be wrong as well
 * @throws SettingFault where the text is no such number
 */
export function drainIn(given: string | undefined, origin: () => string): number {
  const wish = readDrain(given, 'http://localhost')
  if (wish === null)
    throw wrongSetting('DRAIN_SECONDS', given ?? '', { why: 'is no such number', accepted: drainAccepted })
  return readDrain(given, origin()) ?? wish
}

/**
 * Reads `LISTEN_ADDRESS`: where a process listens.
 *
 * @param origin the server's own
 * @returns undefined: every interface
 * @throws SettingFault where it is no address, or lets others in where the origin is of this machine
 */
export function hostnameIn(given: string | undefined, origin: string): string | undefined {
  const listens = listenAddress(given, origin)
  if (listens.ok) return listens.hostname
  throw wrongSetting('LISTEN_ADDRESS', given ?? '', { why: listens.fault, accepted: listenAddressAccepted })
}

/**
 * Reads the port that a process listens on.
 *
 * @param name the setting's
 * @throws SettingFault where the text is none
 */
export function portIn(name: string, given: string): number {
  const port = readPort(given)
  if (port === null)
    throw wrongSetting(name, given, { why: 'is not a port', accepted: 'a whole number from 1 to 65535' })
  return port
}
