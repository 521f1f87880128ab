export { openDataFolder } from './open-data-folder.ts'
export { secretFile } from './secret-file.ts'
