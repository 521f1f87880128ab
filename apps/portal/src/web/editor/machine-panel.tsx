import type { MachineText } from '@laissez-passer/europass/machine-text'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { MachineBlocks } from './machine-blocks.tsx'

/**
 * What a program for applications gets of this PDF: properties, data beside the text, and the text in its
 * order.
 */
export function MachinePanel({ machine }: { readonly machine: MachineText }) {
  const { t } = useWords()
  const hasXml = machine.attachments.includes('attachment.xml')
  return (
    <details className="machine">
      <summary>{t('machine.title')}</summary>
      <p>{t('machine.intro')}</p>
      {!machine.tagged && <Notice kind="warn" title={t('machine.untagged')} />}
      <dl className="machine-facts">
        <Fact name={t('machine.documentTitle')} value={machine.title} />
        <Fact name={t('machine.language')} value={machine.language} />
        <Fact name={t('machine.pages')} value={String(machine.pages)} />
        <Fact name={t('machine.attached')} value={hasXml ? t('machine.xml') : t('machine.noXml')} />
      </dl>
      <div className="machine-text" lang={machine.language || undefined} dir="auto">
        <MachineBlocks blocks={machine.blocks} />
      </div>
    </details>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value || '–'}</dd>
    </div>
  )
}
