import { type Check, fault, fine, warning } from './finding.ts'

/** The oldest Node that servers run on. */
const oldest = [22, 18] as const

/** Node, and the program of the database. */
export function versions(node: string = process.versions.node): Check {
  return {
    name: 'versions',
    async look({ place }) {
      const [major = 0, minor = 0] = node.split('.').map(Number)
      const old = major < oldest[0] || (major === oldest[0] && minor < oldest[1])
      const { version } = await place.upkeep.health()
      const server = /^PostgreSQL (\d+)/.exec(version)?.[1]
      return [
        old ? fault(`Node is ${node}.`, `Install Node ${oldest.join('.')} or later.`) : fine(`Node is ${node}.`),
        ...(version === ''
          ? []
          : [
              server !== undefined && Number(server) < 15
                ? warning(`The database is ${version}.`, 'Bring PostgreSQL to 15 or later.')
                : fine(`The database is ${version}.`),
            ]),
      ]
    },
  }
}
