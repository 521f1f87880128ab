import { type Environment, Refused } from './command.ts'

/**
 * The folder of the brand: the one that was named, else that of the settings.
 *
 * @throws Refused where there is neither
 */
export function brandFolder({ BRAND_FOLDER }: Environment, named: string | undefined): string {
  const folder = named ?? BRAND_FOLDER
  if (folder === undefined || folder === '')
    throw new Refused('no-brand', 'Which folder? Set BRAND_FOLDER, or name it: --folder ./brand')
  return folder
}
