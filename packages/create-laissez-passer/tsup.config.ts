import { library } from '../../tsup.shared.ts'

// What it uses of ours is bundled, so that a command that runs once fetches next to nothing.
export default library({
  entry: { index: 'src/index.ts', command: 'src/command.ts' },
  noExternal: [/^@laissez-passer\//],
})
