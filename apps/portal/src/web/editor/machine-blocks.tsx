import type { MachineBlock } from '@laissez-passer/europass/machine-text'
import { useWords } from '../language.tsx'

/** What a program tells apart in a PDF, as text. */
export function MachineBlocks({ blocks }: { readonly blocks: readonly MachineBlock[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} />)
}

function Block({ block }: { readonly block: MachineBlock }) {
  const { t } = useWords()
  if (block.kind === 'row') {
    return (
      <p className="machine-row">
        {block.cells.map((cell, index) =>
          cell.header ? <strong key={index}>{cell.text} </strong> : <span key={index}>{cell.text} </span>,
        )}
      </p>
    )
  }
  if (block.kind === 'figure') return <p className="machine-figure">{t('machine.figure', { text: block.text })}</p>
  return <p className={`machine-${block.kind}`}>{block.text}</p>
}
